using System.Globalization;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Indicators;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Statistics;

namespace Platform.CspReporting.Places;

/// <summary>The tables of places. Recorded crime is public by LSOA and shown in full; what follows from it is worked out from figures.</summary>
internal sealed class PlaceTables(string areaName, PlaceCounts counts, PlaceGroup selected, IReadOnlyDictionary<string, PlaceCrimeType> types, IReadOnlyList<RankedPlace> ranked, DisclosureGate gate)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly Dictionary<(string Lsoa, DateOnly Month), int> chosen =
        counts.Cells.Where(cell => selected.Holds(cell.CrimeType, types)).GroupBy(cell => (cell.Lsoa, cell.Month)).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Rows));

    private readonly int all = ranked.Sum(place => place.Count);
    private readonly string lowerName = char.ToLowerInvariant(selected.Name[0]) + selected.Name[1..];

    /// <summary>Counts of some LSOAs by group of crime types.</summary>
    public ReportTable Counts(IReadOnlyList<RankedPlace> places)
    {
        List<string> notes = ["Points are moved by the publisher to protect people, so a count says where roughly and not in which street. Counts are of rows: identical rows of anti-social behaviour are separate incidents."];
        if (counts.Cells.Where(cell => !types.ContainsKey(cell.CrimeType)).Select(cell => cell.CrimeType).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } strange)
            notes.Add($"Types that our list does not hold stand under \"Other crime\": {string.Join(", ", strange)}.");
        return new ReportTable("places", "Recorded crime by LSOA", Message(), "LSOA", [.. PlaceGroup.All.Select(group => group.Name)],
            [.. places.Select(place => new ReportRow($"{place.Rank}. {place.Label}", [.. PlaceGroup.All.Select(group => Number(place.Groups[group.Code]))]))], notes, []);
    }

    /// <summary>Share, change, persistence, harm and deprivation of the same LSOAs.</summary>
    public ReportTable Detail(IReadOnlyList<RankedPlace> places, bool hasDeciles) => new(
        "places-detail", $"{selected.Name}: share, change, how often, harm and deprivation", ChangeMessage(), "LSOA",
        [
            selected.Name, $"Share of the area's {lowerName}, %", "Change between the halves, %", "95% interval from", "95% interval to", "What can be said",
            $"Months among the {PlaceRanking.Highest} highest, of {counts.Imported.Count}", "Harm days (unconfirmed)", "Deprivation decile, 2019",
        ],
        [.. places.Select(place => new ReportRow($"{place.Rank}. {place.Label}",
        [
            Number(place.Count), Share(place.Count), .. Change(place), Number(place.MonthsAmongHighest), Number(place.HarmDays),
            !hasDeciles ? DisclosureGate.Words("not imported") : place.Decile is { } decile ? Number(decile) : DisclosureGate.Words("no match"),
        ]))],
        [
            $"Share: of the {Text(all)} rows of {lowerName} in {areaName}. No population by LSOA is held, so no LSOA has a rate for its people.",
            $"Change: rows by the day in the later half of the months, against the earlier half. A half of a year has its own season, which this does not take out. Interval: exact, for counts that are independent. Fewer than {CountChange.FewestTogether} rows together say nothing. Because many LSOAs are compared, \"by more than chance\" allows one in twenty of those said to be false (Benjamini and Hochberg).",
            $"Months among the highest: an LSOA counts in a month when it has at least as many as the tenth, and some.",
            HarmNote(),
        ], []);

    /// <summary>Every type by month.</summary>
    public ReportTable Months()
    {
        var names = counts.Cells.Select(cell => cell.CrimeType).Distinct().Order(StringComparer.Ordinal).ToList();
        var cells = counts.Cells.GroupBy(cell => (cell.Month, cell.CrimeType)).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Rows));
        ReportRow Row(string label, Func<DateOnly, int> count, bool isTotal = false) => new(label,
            [.. counts.Months.Select(month => counts.Imported.Contains(month) ? Number(count(month)) : DisclosureGate.Words("not imported")),
                counts.IsComplete ? Number(counts.Months.Sum(count)) : DisclosureGate.Words("not complete")], isTotal);
        return new ReportTable("months", "Every type by month", string.Create(English, $"{counts.Cells.Sum(cell => cell.Rows):N0} rows in {areaName}, {counts.Span.InWords}."), "Type recorded by the police",
            [.. counts.Months.Select(CalendarQuarter.NameOf), "Together"],
            [.. names.Select(name => Row(ProxyMark(name), month => cells.GetValueOrDefault((month, name)))), Row("All types", month => names.Sum(name => cells.GetValueOrDefault((month, name))), isTotal: true)],
            ["(proxy): it stands in for serious violence, which police.uk does not count, and follows it only loosely."], []);
    }

    /// <summary>How each month of the calendar compares with the average day.</summary>
    public ReportTable Season()
    {
        var rows = counts.Imported.GroupBy(month => month.Month).OrderBy(group => group.Key)
            .Select(group => (Months: group.ToList(), Rows: group.Sum(InMonth), Days: group.Sum(PlaceRanking.DaysOf))).ToList();
        var (allRows, allDays) = (rows.Sum(row => row.Rows), rows.Sum(row => row.Days));
        var once = rows.All(row => row.Months.Count == 1);
        var message = !counts.IsComplete ? "Not every month has been imported, so months are not compared." : allRows == 0 ? $"No {lowerName} was recorded." : HighestMonth(rows, allRows, allDays);
        return new ReportTable("season", $"{selected.Name} by month of the year", message, "Month", ["Rows", "Days", "Index: 100 is the average day", "95% interval from", "95% interval to"],
            !counts.IsComplete || allRows == 0 ? [] : [.. rows.Select(row => new ReportRow(row.Months[0].ToString("MMMM", English), Index(row.Rows, row.Days, allRows, allDays)))],
            [once
                ? "Each month is here once, so its season cannot be told from what changed over the year or from chance. Import earlier years to see what comes again."
                : $"Months of {rows.Max(row => row.Months.Count)} years together. Months that the period has more often count more often."], []);
    }

    /// <summary>What was recorded by how deprived the LSOAs are.</summary>
    public ReportTable Deprivation(bool hasDeciles)
    {
        var violence = PlaceGroup.All[0];
        var without = ranked.Where(place => place.Decile is null).ToList();
        ReportRow Row(string label, List<RankedPlace> places, bool isTotal = false) => new(label, [Number(places.Count), Number(places.Sum(place => place.Count)), Share(places.Sum(place => place.Count)), Number(places.Sum(place => place.Groups[PlaceGroup.Everything.Code]))], isTotal);
        return new ReportTable("deprivation", $"{selected.Name} by deprivation of the LSOA",
            !hasDeciles ? "The Index of Multiple Deprivation has not been imported. Import its file 1 on the page Public data, or with the command platform import deprivation."
                : string.Create(English, $"{without.Count:N0} of {ranked.Count:N0} LSOAs have no match in the index; they are counted in a row of their own."),
            "Decile", ["LSOAs", selected.Name, $"Share of the area's {lowerName}, %", "All types"],
            !hasDeciles ? [] :
            [
                .. Enumerable.Range(1, 10).Select(decile => Row(decile switch { 1 => "1, most deprived tenth of England", 10 => "10, least deprived tenth", _ => Text(decile) }, [.. ranked.Where(place => place.Decile == decile)])),
                Row("No match: drawn anew in 2021", without), Row("All LSOAs", [.. ranked], isTotal: true),
            ],
            !hasDeciles ? [] :
            [
                "The index is of 2019, on LSOAs of 2011; recorded crime is on LSOAs of 2021. An LSOA whose boundary changed has a new code, and a new code has no decile.",
                string.Create(English, $"{without.Sum(place => place.Groups[violence.Code]):N0} of the {ranked.Sum(place => place.Groups[violence.Code]):N0} rows of violence and sexual offences (a proxy) lie in LSOAs without a match. They are in every other figure of this page."),
                "Deprivation describes a place and not the people or children who live there.",
            ], []);
    }

    /// <summary>Every LSOA by every type, for files.</summary>
    public ReportTable LsoaTypes()
    {
        var names = counts.Cells.Select(cell => cell.CrimeType).Distinct().Order(StringComparer.Ordinal).ToList();
        var cells = counts.Cells.GroupBy(cell => (cell.Lsoa, cell.CrimeType)).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Rows));
        return new ReportTable("lsoa-types", "LSOA and type", $"{counts.Span.InWords}.", "LSOA", [.. names.Select(ProxyMark)],
            [.. ranked.OrderBy(place => place.Lsoa.Code, StringComparer.Ordinal).Select(place => new ReportRow(place.Label, [.. names.Select(name => Number(cells.GetValueOrDefault((place.Lsoa.Code, name))))]))], [], []);
    }

    /// <summary>Every LSOA by month, for files.</summary>
    public ReportTable LsoaMonths() => new("lsoa-months", $"LSOA and month, {lowerName}", $"{selected.Name}, {counts.Span.InWords}.", "LSOA", [.. counts.Months.Select(CalendarQuarter.NameOf)],
        [.. ranked.OrderBy(place => place.Lsoa.Code, StringComparer.Ordinal).Select(place => new ReportRow(place.Label,
            [.. counts.Months.Select(month => counts.Imported.Contains(month) ? Number(chosen.GetValueOrDefault((place.Lsoa.Code, month))) : DisclosureGate.Words("not imported"))]))], [], []);

    /// <summary>The months as a picture with limits; empty with too few of them.</summary>
    public string Chart()
    {
        if (!counts.IsComplete || counts.Months.Count < ControlChart.FewestForRuns || all == 0)
            return "";

        var figures = counts.Months.Select(month => Number(InMonth(month))).ToList();
        var chart = ControlChart.Of([.. figures.Select((figure, place) => new ChartPoint((double)figure.Value! / PlaceRanking.DaysOf(counts.Months[place])))], LimitKind.Value);
        return RunChart.Draw("places-months", $"{selected.Name} in {areaName}, rows a day by month, {counts.Span.InWords}", chart, 1, [.. counts.Months.Select(month => month.ToString("MMM yy", English))],
            [.. figures.Select(figure => $"{figure} in the month")], null, Said(chart));
    }

    /// <summary>What stands out of the months, by rule, in sentences.</summary>
    public IReadOnlyList<string> Signals()
    {
        if (!counts.IsComplete || counts.Months.Count < ControlChart.FewestForRuns || all == 0)
            return [];

        return Said(ControlChart.Of([.. counts.Months.Select(month => new ChartPoint((double)InMonth(month) / PlaceRanking.DaysOf(month)))], LimitKind.Value));
    }

    private int InMonth(DateOnly month) => chosen.Where(cell => cell.Key.Month == month).Sum(cell => cell.Value);

    private IReadOnlyList<string> Said(ControlChart chart)
    {
        string Name(int point) => CalendarQuarter.NameOf(counts.Months[point]);
        return chart.Signals.Count == 0 ? ["No month stands out by rule."] : [.. chart.Signals.Select(signal => signal.Kind switch
        {
            Signal.BeyondLimits => $"{Name(signal.First)} lies outside the limits of three standard deviations.",
            Signal.Shift => $"{Name(signal.First)} to {Name(signal.Last)} lie on one side of the middle.",
            _ => $"{Name(signal.First)} to {Name(signal.Last)} go one way.",
        })];
    }

    private string Message()
    {
        if (all == 0)
            return $"No {lowerName} was recorded in {areaName}, {counts.Span.InWords}.";

        var few = (int)Math.Ceiling(ranked.Count / 20.0);
        var share = (double)ranked.Take(few).Sum(place => place.Count) / all;
        return string.Create(English, $"{ranked[0].Label} has most {lowerName}, with {ranked[0].Count:N0}. {few:N0} of {ranked.Count:N0} LSOAs, one in twenty, have {share:P0} of it.");
    }

    private string ChangeMessage()
    {
        if (PlaceRanking.ChangeOf(counts, InMonth) is not { } change)
            return "Not every month has been imported, so there is no change to tell.";
        if (!change.IsComputable)
            return "Too few were recorded in the area to tell a change.";

        var (ratio, interval) = (change.Ratio, change.Exact());
        return string.Create(English, $"In the whole area: {change.Later:N0} in the later half of the months, {change.Earlier:N0} in the earlier, {Signed(ratio)} by the day (95% interval {Signed(interval.Lower)} to {Signed(interval.Upper)}).");
    }

    private string HighestMonth(List<(List<DateOnly> Months, int Rows, int Days)> rows, int allRows, int allDays)
    {
        var highest = rows.MaxBy(row => (double)row.Rows / row.Days);
        return string.Create(English, $"{highest.Months[0]:MMMM} has most by the day: {new SeasonIndex(highest.Rows, highest.Days, allRows, allDays).Value:N0}, where 100 is the average day.");
    }

    private string HarmNote()
    {
        var weighted = types.Values.Where(type => type.HarmDays is not null).OrderByDescending(type => type.HarmDays).ToList();
        var without = counts.Cells.Where(cell => !types.TryGetValue(cell.CrimeType, out var type) || type.HarmDays is null).Sum(cell => cell.Rows);
        return string.Create(English, $"Harm days: rows times the days from which sentencing would start ({string.Join(", ", weighted.Select(type => $"{type.CrimeType} {type.HarmDays}"))}; Cambridge Crime Harm Index, edition {weighted[0].Edition}, unconfirmed). {without:N0} of {counts.Cells.Sum(cell => cell.Rows):N0} rows have no weight, violence and sexual offences among them, because police.uk mixes offences in one type: a second look beside the counts, and no ranking of harm.");
    }

    private IReadOnlyList<Figure> Index(int rows, int days, int allRows, int allDays)
    {
        var (index, figures) = (new SeasonIndex(rows, days, allRows, allDays), new[] { Number(rows), Number(allRows) });
        var interval = index.Exact();
        return [figures[0], Number(days), gate.Derived(() => (decimal)index.Value, 0, figures), gate.Derived(() => (decimal)interval.Lower, 0, figures), gate.Derived(() => (decimal)interval.Upper, 0, figures)];
    }

    private IReadOnlyList<Figure> Change(RankedPlace place)
    {
        static IReadOnlyList<Figure> Same(string words) => [.. Enumerable.Repeat(DisclosureGate.Words(words), 3)];
        if (place.Change is not { } change)
            return [.. Same("not complete"), DisclosureGate.Words("Not every month has been imported")];
        if (!change.IsComputable)
            return [.. Same(change.Later + change.Earlier >= CountChange.FewestTogether ? "none before" : "too few"), DisclosureGate.Words("Too few to say")];

        var figures = new[] { Number(change.Later), Number(change.Earlier) };
        var interval = change.Exact();
        return
        [
            gate.Derived(() => Percent(change.Ratio), 0, figures), gate.Derived(() => Percent(interval.Lower), 0, figures), gate.Derived(() => Percent(interval.Upper), 0, figures),
            DisclosureGate.Words(!place.Stands ? "No change told from chance" : change.Ratio > 1 ? "More, by more than chance" : "Fewer, by more than chance"),
        ];
    }

    private Figure Share(int count) => all == 0 ? DisclosureGate.Words("none") : gate.Derived(() => (decimal)count * 100 / all, 1, Number(count), Number(all));

    // An unbounded upper limit is written as the largest that a page needs.
    private static decimal Percent(double ratio) => (decimal)Math.Min(99_999, (ratio - 1) * 100);

    private static string Signed(double ratio) => string.Create(English, $"{(ratio >= 1 ? "+" : "−")}{Math.Abs(Percent(ratio)):N0}%");

    private string ProxyMark(string crimeType) => PlaceGroup.All[0].Holds(crimeType, types) ? $"{crimeType} (proxy)" : crimeType;

    private static string Text(int value) => value.ToString("N0", English);

    private static Figure Number(int value) => DisclosureGate.Published(value);
}
