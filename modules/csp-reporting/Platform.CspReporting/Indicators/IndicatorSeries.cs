using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Statistics;

namespace Platform.CspReporting.Indicators;

/// <summary>One quarter of an indicator, after the gate.</summary>
/// <param name="Quarter">The calendar quarter.</param>
/// <param name="Version">The version of the definition it was counted by.</param>
/// <param name="Value">The value.</param>
/// <param name="Numerator">The numerator.</param>
/// <param name="Denominator">The denominator.</param>
/// <param name="Lower">Where the 95 % interval begins.</param>
/// <param name="Upper">Where it ends.</param>
/// <param name="Year">The value of the four quarters that end with this one.</param>
internal sealed record SeriesPoint(CalendarQuarter Quarter, Figure Version, Figure Value, Figure Numerator, Figure Denominator, Figure Lower, Figure Upper, Figure Year);

/// <summary>
/// Sixteen quarters of one indicator. All of them pass the gate together with their rolling years, so that no quarter can be worked back
/// from a year, and the value, the interval and the chart are made of what came through.
/// </summary>
internal sealed class IndicatorSeries
{
    private const int Length = 16;

    private static readonly Figure NotEntered = DisclosureGate.Words("not entered");

    private readonly DisclosureGate gate;

    /// <summary>Makes the series that ends with a quarter.</summary>
    public IndicatorSeries(string code, CalendarQuarter last, IndicatorCounts counts, DisclosureGate gate)
    {
        this.gate = gate;
        List<CalendarQuarter> quarters = [];
        for (var quarter = FirstOf(last); quarter.CompareTo(last) <= 0; quarter = quarter.Next)
            quarters.Add(quarter);

        var definitions = quarters.Select(quarter => counts.Catalogue.InForce(code, quarter)!).ToList();
        var raw = quarters.Select(quarter => counts.Of(code, quarter)).ToList();
        var released = raw.Select((count, place) => Release(count, definitions[place])).ToList();
        var mayShow = YearsToShow(quarters, raw, definitions, released);
        Points = [.. quarters.Select((quarter, place) =>
        {
            var (definition, figures) = (definitions[place], released[place]);
            var (lower, upper) = IntervalOf(figures, definition);
            return new SeriesPoint(quarter, DisclosureGate.Published(definition.Version), ValueOf(figures, definition), figures.Numerator, figures.Denominator, lower, upper,
                YearOf(place, raw, definitions, mayShow[place]));
        })];
    }

    /// <summary>The quarters, the earliest first.</summary>
    public IReadOnlyList<SeriesPoint> Points { get; }

    /// <summary>The first quarter of the series that ends with one.</summary>
    public static CalendarQuarter FirstOf(CalendarQuarter last)
    {
        for (var step = 1; step < Length; step++)
            last = last.Previous;
        return last;
    }

    private Released Release(IndicatorCount count, IndicatorDefinition definition)
    {
        if (count.Numerator is not { } numerator || (count.Denominator is null && !definition.IsOverPopulation))
            return new Released(NotEntered, NotEntered, NotEntered);
        if (definition.IsOverPopulation)
            return new Released(gate.Each([numerator])[0], count.Denominator is { } children ? DisclosureGate.Published(children) : DisclosureGate.Words("no population"), DisclosureGate.Words(""));
        if (numerator <= count.Denominator)
        {
            // The rest is a count too: nine of ten tells of the one.
            var table = gate.Release(new AdditiveTable(new[,] { { numerator, count.Denominator!.Value - numerator } }, HasRowTotals: true, HasColumnTotals: false));
            return new Released(table[0, 0], table[0, 2], table[0, 1]);
        }

        var each = gate.Each([numerator, count.Denominator!.Value]);
        return new Released(each[0], each[1], DisclosureGate.Words(""));
    }

    private Figure ValueOf(Released figures, IndicatorDefinition definition)
        => figures.Denominator.Value == 0 ? DisclosureGate.Words("nobody")
            : definition.IsOverPopulation && figures.Denominator.Value is { } children ? gate.Rate(figures.Numerator, new EventRate(0, (int)children, definition.Per), definition.Digits)
            : gate.Derived(() => figures.Numerator.Value!.Value * definition.Per / figures.Denominator.Value!.Value, definition.Digits, figures.Numerator, figures.Denominator);

    private (Figure Lower, Figure Upper) IntervalOf(Released figures, IndicatorDefinition definition)
    {
        if (figures.Numerator.Value is not { } numerator || figures.Denominator.Value is not > 0)
            return (DisclosureGate.Words(""), DisclosureGate.Words(""));

        var denominator = figures.Denominator.Value.Value;
        var interval = definition.IsOverPopulation ? new EventRate((int)numerator, (int)denominator, definition.Per).Byar()
            : definition.IsShare && numerator <= denominator ? new Proportion((int)numerator, (int)denominator).Wilson().Times(definition.Per)
            : (Interval?)null;
        return interval is { } known
            ? (gate.Derived(() => (decimal)known.Lower, definition.Digits, figures.Numerator, figures.Denominator), gate.Derived(() => (decimal)known.Upper, definition.Digits, figures.Numerator, figures.Denominator))
            : (DisclosureGate.Words("none"), DisclosureGate.Words("none"));
    }

    // Numerator, rest and denominator are sums of each other, so what is known of one narrows the others.
    private bool[] YearsToShow(List<CalendarQuarter> quarters, List<IndicatorCount> raw, List<IndicatorDefinition> definitions, List<Released> released)
    {
        List<(int Numerator, int Others, int Whole, Bounds OfNumerator, Bounds OfRest, Bounds OfWhole)> known = [];
        for (var place = 0; place < quarters.Count; place++)
        {
            var numerator = raw[place].Numerator ?? 0;
            var whole = definitions[place].IsOverPopulation ? numerator : Math.Max(numerator, raw[place].Denominator ?? 0);
            var (ofNumerator, ofRest) = (Bounds.Of(released[place].Numerator, numerator, gate.Rule), Bounds.Of(released[place].Rest, whole - numerator, gate.Rule));
            var ofWhole = definitions[place].IsOverPopulation ? ofNumerator : Bounds.Of(released[place].Denominator, whole, gate.Rule);
            known.Add((numerator, whole - numerator, whole, ofNumerator.Within(ofWhole, ofRest), ofRest.Within(ofWhole, ofNumerator), ofWhole));
        }

        List<bool> ends = [.. quarters.Select(quarter => quarter.Number == 1)];
        var numerators = SeriesProtection.Sums([.. known.Select(each => each.Numerator)], [.. known.Select(each => each.OfNumerator)], ends, gate.Rule);
        var rests = SeriesProtection.Sums([.. known.Select(each => each.Others)], [.. known.Select(each => each.OfRest)], ends, gate.Rule);
        var wholes = SeriesProtection.Sums([.. known.Select(each => each.Whole)], [.. known.Select(each => each.OfWhole)], ends, gate.Rule);
        return [.. Enumerable.Range(0, quarters.Count).Select(place => numerators[place] && rests[place] && wholes[place])];
    }

    // Four quarters counted by one rule; two rules are not added.
    private Figure YearOf(int last, List<IndicatorCount> raw, List<IndicatorDefinition> definitions, bool mayBeShown)
    {
        if (last < 3)
            return DisclosureGate.Words("");

        var year = Enumerable.Range(last - 3, 4).ToList();
        if (year.Any(place => raw[place].Numerator is null || raw[place].Denominator is null))
            return DisclosureGate.Words("not complete");
        if (year.Select(place => definitions[place].Version).Distinct().Count() > 1)
            return DisclosureGate.Words("two versions");

        var definition = definitions[last];
        var numerator = year.Sum(place => raw[place].Numerator!.Value);
        var denominator = definition.IsOverPopulation ? raw[last].Denominator!.Value : year.Sum(place => raw[place].Denominator!.Value);
        if (!mayBeShown)
            return DisclosureGate.Withheld();
        return ValueOf(Release(new IndicatorCount(definition.Version, numerator, denominator), definition), definition);
    }

    private sealed record Released(Figure Numerator, Figure Denominator, Figure Rest);
}
