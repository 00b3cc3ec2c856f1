using Platform.CspReporting.Statistics;

namespace Platform.CspReporting.Places;

/// <summary>What is known of one LSOA, before it passes the gate.</summary>
/// <param name="Lsoa">The LSOA.</param>
/// <param name="Rank">Its place by the count of the chosen group; ties stand in the order of their codes.</param>
/// <param name="Count">Rows of the chosen group.</param>
/// <param name="Groups">Rows by group.</param>
/// <param name="HarmDays">Rows that have a weight, times their weight.</param>
/// <param name="Change">From the earlier half of the months to the later; null where a month is missing.</param>
/// <param name="Stands">The change is more than chance makes, among all of the area's LSOAs together.</param>
/// <param name="MonthsAmongHighest">In how many months it was among the ten highest.</param>
/// <param name="Decile">Its decile of deprivation; null for no match.</param>
internal sealed record RankedPlace(
    PlaceLsoa Lsoa, int Rank, int Count, IReadOnlyDictionary<string, int> Groups, int HarmDays, CountChange? Change, bool Stands, int MonthsAmongHighest, int? Decile)
{
    /// <summary>"Swindon 024C (E01015544)".</summary>
    public string Label => $"{Lsoa.Name} ({Lsoa.Code})";
}

/// <summary>Ranks the LSOAs of an area by what was recorded in them.</summary>
internal static class PlaceRanking
{
    /// <summary>The ten highest of a month.</summary>
    public const int Highest = 10;

    /// <summary>Every LSOA, the highest first; ties in the order of their codes.</summary>
    public static IReadOnlyList<RankedPlace> Rank(PlaceCounts counts, PlaceGroup selected, IReadOnlyDictionary<string, PlaceCrimeType> types, IReadOnlyDictionary<string, int> deciles)
    {
        var byLsoa = counts.Cells.ToLookup(cell => cell.Lsoa);
        var chosen = counts.Cells.Where(cell => selected.Holds(cell.CrimeType, types)).GroupBy(cell => (cell.Lsoa, cell.Month)).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Rows));
        int InMonth(string code, DateOnly month) => chosen.GetValueOrDefault((code, month));

        var lowestOfHighest = counts.Imported.ToDictionary(month => month,
            month => counts.Lsoas.Select(lsoa => InMonth(lsoa.Code, month)).OrderDescending().ElementAtOrDefault(Highest - 1));
        var changes = counts.Lsoas.ToDictionary(lsoa => lsoa.Code, lsoa => ChangeOf(counts, month => InMonth(lsoa.Code, month)));
        var compared = changes.Where(each => each.Value is { IsComputable: true }).ToList();
        var stand = ManyComparisons.Stand([.. compared.Select(each => each.Value!.Value.Probability)]);
        var standing = compared.Where((_, place) => stand[place]).Select(each => each.Key).ToHashSet(StringComparer.Ordinal);

        return [.. counts.Lsoas
            .Select(lsoa => (Lsoa: lsoa, Count: counts.Imported.Sum(month => InMonth(lsoa.Code, month)) + NotOwn(counts, lsoa.Code, InMonth)))
            .OrderByDescending(each => each.Count).ThenBy(each => each.Lsoa.Code, StringComparer.Ordinal)
            .Select((each, place) => new RankedPlace(each.Lsoa, place + 1, each.Count,
                PlaceGroup.All.ToDictionary(group => group.Code, group => byLsoa[each.Lsoa.Code].Where(cell => group.Holds(cell.CrimeType, types)).Sum(cell => cell.Rows)),
                byLsoa[each.Lsoa.Code].Sum(cell => types.TryGetValue(cell.CrimeType, out var type) && type.HarmDays is { } days ? cell.Rows * days : 0),
                changes[each.Lsoa.Code], standing.Contains(each.Lsoa.Code),
                counts.Imported.Count(month => InMonth(each.Lsoa.Code, month) is > 0 and var rows && rows >= lowestOfHighest[month]),
                deciles.TryGetValue(each.Lsoa.Code, out var decile) ? decile : null))];
    }

    /// <summary>From the earlier half of the months to the later; with an odd number the one in the middle is left out. Null where a month is missing.</summary>
    public static CountChange? ChangeOf(PlaceCounts counts, Func<DateOnly, int> inMonth)
    {
        var half = counts.Months.Count / 2;
        if (!counts.IsComplete || half == 0)
            return null;

        var (earlier, later) = (counts.Months.Take(half).ToList(), counts.Months.TakeLast(half).ToList());
        return new CountChange(later.Sum(inMonth), later.Sum(DaysOf), earlier.Sum(inMonth), earlier.Sum(DaysOf));
    }

    /// <summary>The days of a month.</summary>
    public static int DaysOf(DateOnly month) => DateTime.DaysInMonth(month.Year, month.Month);

    // Another force may have recorded crime in the area in a month that the area's own force has not been imported for.
    private static int NotOwn(PlaceCounts counts, string code, Func<string, DateOnly, int> inMonth) => counts.Months.Except(counts.Imported).Sum(month => inMonth(code, month));
}
