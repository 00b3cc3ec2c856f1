using Platform.CspReporting.Disproportionality;

namespace Platform.CspReporting.Places;

/// <summary>The months that somebody asked for.</summary>
internal static class PlacePeriod
{
    /// <summary>More months than these are not counted in one page.</summary>
    public const int MostMonths = 36;

    /// <summary>The months, or null where they are none: pages say why by <see cref="Fault"/>.</summary>
    public static MonthSpan? Of(string? from, string? to)
        => MonthSpan.Month(from) is { } first && MonthSpan.Month(to) is { } last && first <= last && new MonthSpan(first, last) is { Count: <= MostMonths } span ? span : null;

    /// <summary>What is wrong with what was typed: the field and a sentence; null where nothing is.</summary>
    public static (string Field, string Sentence)? Fault(string? from, string? to)
    {
        if (!string.IsNullOrWhiteSpace(from) && MonthSpan.Month(from) is null)
            return ("from", "Write the first month like 2025-01");
        if (!string.IsNullOrWhiteSpace(to) && MonthSpan.Month(to) is null)
            return ("to", "Write the last month like 2025-12");
        if (string.IsNullOrWhiteSpace(from) != string.IsNullOrWhiteSpace(to))
            return (string.IsNullOrWhiteSpace(from) ? "from" : "to", "Enter both months, or neither");
        if (MonthSpan.Month(from) is not { } first || MonthSpan.Month(to) is not { } last)
            return null;
        if (first > last)
            return ("to", "The last month must not lie before the first");
        return new MonthSpan(first, last).Count > MostMonths ? ("to", $"Choose {MostMonths} months at the most") : null;
    }
}
