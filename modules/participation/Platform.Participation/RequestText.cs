using System.Globalization;
using Platform.Web;

namespace Platform.Participation;

internal static class RequestText
{
    /// <summary>What a person typed without the blanks around it; null for nothing.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Today by London's clock.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(DateDisplay.ToLondon(clock.GetUtcNow().UtcDateTime));
}

/// <summary>The kinds of record that audit entries name.</summary>
internal static class ParticipationRecordTypes
{
    public const string Voice = "voice";
    public const string ViewRequest = "view-request";
    public const string Theme = "theme";
}

/// <summary>Where a page of a list ends: the row's date and identifier.</summary>
internal readonly record struct ListKey(DateOnly On, Guid Id)
{
    public const int LargestPage = 200;
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

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="NextKey">Where the next page begins; null on the last.</param>
internal sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, string? NextKey)
{
    /// <summary>Makes a page of rows that were read with one more than it holds.</summary>
    public static ListPage<TRow> Of(List<TRow> rows, int size, Func<TRow, ListKey> key)
    {
        if (rows.Count <= size)
            return new ListPage<TRow>(rows, null);
        rows.RemoveRange(size, rows.Count - size);
        return new ListPage<TRow>(rows, key(rows[^1]).ToString());
    }
}
