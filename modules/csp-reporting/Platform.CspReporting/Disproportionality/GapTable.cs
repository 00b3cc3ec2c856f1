using System.Globalization;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Statistics;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.Disproportionality;

/// <summary>
/// Makes the table of relative rates. Counts pass the gate first; rates, relative rates, intervals and verdicts are then worked out from
/// what came through and from nothing else, so that none can tell more than the counts beside it.
/// </summary>
internal sealed class GapTable(DecisionPoint point, GroupCounts counts, IReadOnlyList<EthnicGroup> groups, EthnicGroup against, DisclosureGate gate)
{
    private const int RateDigits = 3;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly bool isStage = !counts.BaseIsPublished;

    // Where every group has at least as many at the stage before, the rest is a count too and is protected with them.
    private readonly bool isNested = !counts.BaseIsPublished && groups.All(group => counts.Base.GetValueOrDefault(group.Code) >= counts.Events.GetValueOrDefault(group.Code));

    /// <summary>The table, what can be said of each group, and the bars of the picture.</summary>
    public (ReportTable Table, IReadOnlyList<GroupGap> Gaps, IReadOnlyList<RateBar> Bars) Make()
    {
        if (!counts.IsHeld)
            return (new ReportTable("relative-rates", point.Name,
                $"No file with these months has been imported for {counts.Place}, so nobody can say. Ask your analyst to import it under Public data, or choose other months.",
                "Ethnic group", [], [], [], []), [], []);

        var released = Release();
        var rates = groups.Select((_, row) => RateOf(released, row, RowOf(against))).ToList();
        var stand = Standing(rates);
        List<ReportRow> rows = [];
        List<GroupGap> gaps = [];
        List<RateBar> bars = [];
        for (var row = 0; row < groups.Count; row++)
        {
            var group = groups[row];
            var (events, whole) = (released[row, 0], BaseOf(released, row));
            var rate = group.IsKnown && isStage && isNested ? gate.Percentage(events, released[row, 1], 1)
                : group.IsKnown && whole.Value is { } people ? gate.Rate(events, new EventRate(0, (int)people, isStage ? 100 : 1_000), 2)
                : DisclosureGate.Words(group.IsKnown ? "no base" : "not a group");
            if (!group.IsKnown || group == against)
            {
                var empty = DisclosureGate.Words(group == against ? "compared with" : "not a group");
                rows.Add(new ReportRow(group.Name, [events, whole, rate, empty, empty, empty, empty, empty]));
                continue;
            }

            var relative = rates[row];
            var verdict = VerdictOf(relative, stand[row]);
            Figure[] parts = [released[row, 0], released[RowOf(against), 0], whole, BaseOf(released, RowOf(against))];
            Figure Say(Func<RelativeRate, double> value, int digits) => relative is { IsComputable: true, Events: >= RelativeRate.FewestEvents, BaseEvents: >= RelativeRate.FewestEvents } known
                ? gate.Derived(() => (decimal)value(known), digits, parts) : DisclosureGate.Words("too few to say");
            Figure[] said = [Say(r => r.Ratio, RateDigits), Say(r => r.Shown().Lower, RateDigits), Say(r => r.Shown().Upper, RateDigits), Say(r => r.Excess, 0)];
            rows.Add(new ReportRow(group.Name, [events, whole, rate, .. said, DisclosureGate.Words(verdict)]));
            gaps.Add(new GroupGap(group.Code, group.Name, said[0].Value is null ? $"{group.Name}: {Small(verdict)}." : $"{group.Name}: {said[0]} times the rate of {against.Name} (95 % interval {said[1]} to {said[2]}); {Small(verdict)}."));
            bars.Add(new RateBar(group.Name, said[0], said[1], said[2], verdict));
        }

        rows.Add(new ReportRow("Together", [released[groups.Count, 0], isStage ? BaseOf(released, groups.Count) : DisclosureGate.Words(""), .. Enumerable.Repeat(DisclosureGate.Words(""), 6)], IsTotal: true));
        var message = $"{released[groups.Count, 0]} in {counts.Place}, {counts.Span.InWords}. {string.Join(" ", gaps.Where(gap => gap.Sentence.Contains(" often", StringComparison.Ordinal)).Select(gap => gap.Sentence))}".TrimEnd();
        var table = new ReportTable("relative-rates", point.Name, message, "Ethnic group",
            [point.WhatIsCounted, counts.BaseName, RateHeading(), $"Relative rate ({against.Name} is 1)", "95 % interval from", "95 % interval to", "More or fewer than at that rate", "What can be said"],
            rows, [.. Notes(released, rates)], []);
        return (table, gaps, bars);
    }

    private string RateHeading() => !isStage ? "For each 1,000 of the base" : isNested ? "Of each 100 at the stage before (%)" : "For each 100 at the stage before";

    private ReleasedTable Release()
    {
        var cells = new int[groups.Count, isStage ? 2 : 1];
        for (var row = 0; row < groups.Count; row++)
        {
            var (events, whole) = (counts.Events.GetValueOrDefault(groups[row].Code), counts.Base.GetValueOrDefault(groups[row].Code));
            cells[row, 0] = events;
            if (isStage)
                cells[row, 1] = isNested ? whole - events : whole;
        }

        return gate.Release(new AdditiveTable(cells, HasRowTotals: isNested, HasColumnTotals: true));
    }

    private int RowOf(EthnicGroup group)
    {
        for (var row = 0; row < groups.Count; row++)
        {
            if (groups[row] == group)
                return row;
        }

        return 0;
    }

    private Figure BaseOf(ReleasedTable released, int row)
        => isStage ? released[row, isNested ? 2 : 1]
            : groups[row].IsKnown && counts.Base.TryGetValue(groups[row].Code, out var people) ? DisclosureGate.Published(people)
            : DisclosureGate.Words(groups[row].IsKnown ? "no base" : "not a group");

    private RelativeRate? RateOf(ReleasedTable released, int row, int baseRow)
        => groups[row].IsKnown && row != baseRow && released[row, 0].Value is { } a && released[baseRow, 0].Value is { } b && BaseOf(released, row).Value is { } whole && BaseOf(released, baseRow).Value is { } baseWhole
            ? new RelativeRate((int)a, (int)whole, (int)b, (int)baseWhole) : null;

    // Of several gaps that chance alone could have made one or two, which stand.
    private static bool[] Standing(List<RelativeRate?> rates)
    {
        var known = rates.Select((rate, row) => (rate, row)).Where(each => each.rate is { IsComputable: true }).ToList();
        var stand = ManyComparisons.Stand([.. known.Select(each => each.rate!.Value.Probability)]);
        var all = new bool[rates.Count];
        for (var each = 0; each < known.Count; each++)
            all[known[each].row] = stand[each];
        return all;
    }

    private string VerdictOf(RelativeRate? rate, bool stands) => rate?.Verdict switch
    {
        null or Verdict.TooFewToSay => "Too few to say",
        Verdict.NotComputable => "Nobody to compare with",
        Verdict.NoGapFound => "No gap found",
        Verdict.Watch => rate.Value.IsSignificant ? "Watch: more than chance, but within a fifth" : "Watch: large, but chance may have made it",
        Verdict.Higher => stands ? "More often, by more than chance" : "More often, but of several comparisons one may be chance",
        _ => stands ? "Less often, by more than chance" : "Less often, but of several comparisons one may be chance",
    };

    private IEnumerable<string> Notes(ReleasedTable released, List<RelativeRate?> rates)
    {
        yield return string.Create(English, $"The base is named in the table: {counts.BaseName}. A relative rate describes a gap; it does not explain it. Ask what could explain it, or what is to change.");
        if (point.Caveat.Length > 0)
            yield return point.Caveat;
        foreach (var note in counts.Notes)
            yield return note;
        var exact = groups.Where((_, row) => rates[row] is { UsesExact: true, Events: >= RelativeRate.FewestEvents }).Select(group => group.Name).ToList();
        yield return exact.Count == 0
            ? "Intervals by the standard error of the logarithm (Altman and others 2000)."
            : $"Intervals by the standard error of the logarithm (Altman and others 2000); exact ones for {string.Join(", ", exact)}, where there are fewer than {RelativeRate.FewestForWald} events or the two would not agree.";
        yield return string.Create(English, $"\"More often\" or \"less often\" is said where the relative rate is above {RelativeRate.FiveQuarters} or below {RelativeRate.FourFifths} and the interval leaves out 1. For small areas, choose three years together.");
        if (point.IsFavourable)
            yield return "This is good for a person, so it is \"less often\" that asks for an answer.";
        if (released.HasHidden)
            yield return gate.Rule.Note;
    }

    private static string Small(string verdict) => char.ToLowerInvariant(verdict[0]) + verdict[1..];
}
