using System.Globalization;

namespace Platform.CaseManagement;

/// <summary>Where a list by date goes on: the last row's day and identifier, as they stand in a link. Never a name.</summary>
internal readonly record struct PageKey(DateOnly Date, Guid Id)
{
    /// <summary>Reads a key from a link; null for the first page and for anything that is not a key.</summary>
    public static PageKey? Read(string? link)
        => link is { Length: 43 }
            && DateOnly.TryParseExact(link[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && Guid.TryParseExact(link[11..], "N", out var id)
            ? new PageKey(date, id)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd}.{Id:N}");
}
