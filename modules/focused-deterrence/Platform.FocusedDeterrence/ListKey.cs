using System.Globalization;

namespace Platform.FocusedDeterrence;

/// <summary>Where a page of a list ends: the row's date and identifier.</summary>
internal readonly record struct ListKey(DateOnly On, Guid Id)
{
    private const string DateFormat = "yyyyMMdd";

    public static ListKey? Parse(string? text)
    {
        var parts = text?.Split('-', 2) ?? [];
        return parts.Length == 2
            && DateOnly.TryParseExact(parts[0], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? new ListKey(on, id)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{On.ToString(DateFormat, CultureInfo.InvariantCulture)}-{Id:N}");
}
