using Platform.CspReporting.Disclosure;

namespace Platform.CspReporting.Indicators;

/// <summary>
/// Which sums of four quarters may be shown beside the quarters. A sum gives a hidden quarter away when the others are shown, and two sums
/// that overlap give away their difference; so a sum over hidden quarters is shown for financial years alone, which never overlap whatever
/// quarter a page ends with, and there only where every hidden quarter still has several possible values.
/// </summary>
internal static class SeriesProtection
{
    private const int Quarters = 4;

    /// <summary>For each quarter, whether the sum of the four that end with it may be shown.</summary>
    /// <param name="counts">The counts by quarter, the earliest first.</param>
    /// <param name="bounds">What a reader knows of each: a count that is shown has no freedom.</param>
    /// <param name="endsFinancialYear">Whether a quarter is the last of its financial year.</param>
    /// <param name="rule">What is too small.</param>
    public static IReadOnlyList<bool> Sums(IReadOnlyList<int> counts, IReadOnlyList<Bounds> bounds, IReadOnlyList<bool> endsFinancialYear, DisclosureRule rule)
    {
        var may = new bool[counts.Count];
        for (var last = Quarters - 1; last < counts.Count; last++)
        {
            var year = Enumerable.Range(last - Quarters + 1, Quarters).ToList();
            var sum = year.Sum(quarter => counts[quarter]);
            var hidden = year.Where(quarter => bounds[quarter].IsHidden).ToList();
            may[last] = !rule.IsSmall(sum) && (hidden.Count == 0
                || (endsFinancialYear[last] && HaveSeveralValues(hidden.Select(quarter => bounds[quarter]).ToList(), hidden.Sum(quarter => counts[quarter]))));
        }

        return may;
    }

    private static bool HaveSeveralValues(List<Bounds> bounds, int sum)
        => bounds.All(each =>
        {
            var low = Math.Max(each.Low, sum - (bounds.Sum(other => other.High) - each.High));
            var high = Math.Min(each.High, sum - (bounds.Sum(other => other.Low) - each.Low));
            return high - low + 1 >= DisclosureRule.FewestPossibleValues;
        });
}

/// <summary>The lowest and highest that a reader must think possible.</summary>
internal readonly record struct Bounds(int Low, int High)
{
    /// <summary>Larger than any count, and small enough to be added up.</summary>
    public const int Most = int.MaxValue / 8;

    /// <summary>There is more than one possibility.</summary>
    public bool IsHidden => Low < High;

    /// <summary>What a figure tells of its count.</summary>
    public static Bounds Of(Figure figure, int count, DisclosureRule rule)
        => !figure.IsHidden ? new Bounds(count, count) : figure.Text == rule.SmallMark ? new Bounds(1, rule.Threshold - 1) : new Bounds(0, Most);

    /// <summary>What is left of a part when the whole is known to lie between bounds and the rest too.</summary>
    public Bounds Within(Bounds whole, Bounds rest) => new(Math.Max(Low, whole.Low - rest.High), Math.Min(High, whole.High - rest.Low));
}
