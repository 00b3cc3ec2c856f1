using MediatR;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.PublicData.YouthJustice;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Statistics;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.CspReporting.Indicators;

/// <summary>One indicator of an area up to a quarter: its rule, its series and what is published to compare with; null for one that is none, or out of reach.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Code">The indicator.</param>
/// <param name="Quarter">The last quarter, for example 2025Q4.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record GetIndicator(string AreaCode, string Code, string Quarter) : IQuery<IndicatorView?>;

/// <summary>What is shown of one indicator.</summary>
/// <param name="AreaCode">The local authority.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Code">Its code.</param>
/// <param name="Quarter">The last quarter.</param>
/// <param name="Definition">The version in force in that quarter.</param>
/// <param name="Versions">Every version, the newest first.</param>
/// <param name="Series">The quarters as a table.</param>
/// <param name="Chart">The same as a run chart; empty where fewer than two quarters may be shown.</param>
/// <param name="Signals">What stands out, in sentences.</param>
/// <param name="Comparators">What is published about the area, its region and England; null where nothing is.</param>
/// <param name="Target">The target in force, with its unit.</param>
/// <param name="TargetWhy">Why this and by whom; null for none.</param>
/// <param name="Source">Publication that the entered figures of the quarter were read in; null for none.</param>
internal sealed record IndicatorView(
    string AreaCode, string AreaName, string Code, string Quarter, IndicatorRuleView Definition, IReadOnlyList<IndicatorRuleView> Versions, ReportTable Series, string Chart,
    IReadOnlyList<string> Signals, ReportTable? Comparators, string Target, string? TargetWhy, string? Source)
{
    /// <summary>The numerator without its rule, for a form.</summary>
    public string NumeratorInWords => Definition.Numerator.Split(" (rule: ")[0];

    /// <summary>The denominator without its rule.</summary>
    public string DenominatorInWords => Definition.Denominator.Split(" (rule: ")[0];
}

/// <summary>A definition as pages show it.</summary>
/// <param name="VersionText">Its version and since when.</param>
/// <param name="Name">Its name.</param>
/// <param name="Numerator">The numerator in words, with its rule.</param>
/// <param name="Denominator">The denominator in words, with its rule.</param>
/// <param name="Shown">"for each 100,000 children".</param>
/// <param name="Better">Which way is better, in words.</param>
/// <param name="Source">Its source and edition.</param>
/// <param name="IsConfirmed">Whether the source has been confirmed.</param>
/// <param name="IsComputed">Worked out from our facts.</param>
/// <param name="Caveat">What to know.</param>
/// <param name="WhyChanged">Why it took the place of the one before, and who changed it.</param>
internal sealed record IndicatorRuleView(
    string VersionText, string Name, string Numerator, string Denominator, string Shown, string Better, string Source, bool IsConfirmed, bool IsComputed, string Caveat, string WhyChanged)
{
    /// <summary>The definition in words.</summary>
    public static IndicatorRuleView Of(IndicatorDefinition definition) => new(
        IndicatorWords.Version(definition), definition.Name,
        definition.NumeratorRule.Length == 0 ? definition.Numerator : $"{definition.Numerator} (rule: {definition.NumeratorRule})",
        definition.DenominatorRule is IndicatorDefinition.Population or "entered" ? definition.Denominator : $"{definition.Denominator} (rule: {definition.DenominatorRule})",
        definition.Unit, definition.Better switch { "higher" => "More is better", "lower" => "Less is better", _ => "Neither way is better by itself" },
        $"{definition.Source}, edition {definition.Edition}", definition.IsConfirmed, definition.IsComputed, definition.Caveat,
        definition.WhyChanged.Length == 0 ? "" : $"{definition.WhyChanged} Changed by {definition.ChangedBy}.");
}

internal sealed class GetIndicatorHandler(CspReportingDbContext db, ReferenceData reference, ISettingProvider settings, ICurrentUser currentUser) : IRequestHandler<GetIndicator, IndicatorView?>
{
    /// <inheritdoc />
    public async Task<IndicatorView?> Handle(GetIndicator request, CancellationToken cancellationToken)
    {
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || !CalendarQuarter.TryParse(request.Quarter, out var quarter)
            || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)))
            return null;

        var counts = await IndicatorCounts.ReadAsync(db, area.Code, IndicatorSeries.FirstOf(quarter), quarter, cancellationToken);
        if (counts.Catalogue.InForce(request.Code, quarter) is not { } definition)
            return null;

        var gate = new DisclosureGate(await CspReportingSettings.RuleAsync(settings, cancellationToken));
        var series = new IndicatorSeries(definition.Code, quarter, counts, gate);
        var targets = await IndicatorTargets.ReadAsync(db, area.Code, cancellationToken);
        var target = targets.InForce(definition.Code, quarter, definition.Digits);
        var published = await PublishedComparators.ReadAsync(db, definition.PublishedAs, area, cancellationToken);
        var (chart, signals) = Chart(definition, area.Name, series, target);
        return new IndicatorView(area.Code, area.Name, definition.Code, quarter.ToString(), IndicatorRuleView.Of(definition),
            [.. counts.Catalogue.Versions(definition.Code).Reverse().Select(IndicatorRuleView.Of)], Table(definition, series, gate), chart, signals,
            Comparators(definition, published), IndicatorWords.With(target, definition.Unit), targets.Find(definition.Code, quarter) is { } set ? $"{set.Why} Set by {set.SetBy}." : null,
            counts.Entered(definition.Code, quarter)?.Source);
    }

    private static ReportTable Table(IndicatorDefinition definition, IndicatorSeries series, DisclosureGate gate)
    {
        var hasHidden = series.Points.Any(point => point.Numerator.IsHidden || point.Denominator.IsHidden || point.Year.IsHidden);
        return new ReportTable("series", "By quarter and rolling year", $"{series.Points[^1].Quarter.MonthsInWords}: {IndicatorWords.With(series.Points[^1].Value, definition.Unit)}.", "Calendar quarter",
            ["Value", definition.Numerator, definition.Denominator, "95 % interval from", "95 % interval to", "Four quarters to this one", "Version of the definition"],
            [.. series.Points.Reverse().Select(point => new ReportRow($"{point.Quarter} ({point.Quarter.MonthsInWords})", [point.Value, point.Numerator, point.Denominator, point.Lower, point.Upper, point.Year, point.Version]))],
            [
                definition.IsShare ? "Intervals by Wilson's method." : definition.IsOverPopulation ? "Intervals by Byar's method." : "No interval: one child may have several.",
                "A rolling year is left out where a small quarter could be worked back from it, and where two versions of the definition meet.",
                .. hasHidden ? [gate.Rule.Note] : Array.Empty<string>(),
            ], []);
    }

    private static (string Chart, IReadOnlyList<string> Signals) Chart(IndicatorDefinition definition, string areaName, IndicatorSeries series, Figure target)
    {
        // Only what is shown in the table is drawn, and what is drawn decides the limits.
        var shown = series.Points.Where(point => point.Value.Value is not null).ToList();
        if (shown.Count < 2)
            return ("", []);

        var scale = definition.IsShare || definition.IsOverPopulation ? definition.Per : 1;
        var chart = ControlChart.Of([.. shown.Select(point => new ChartPoint((double)point.Value.Value! / scale, (double?)point.Denominator.Value))], definition.LimitKind);
        var names = shown.Select(point => point.Quarter.ToString()).ToList();
        List<string> signals = [.. chart.Signals.Select(signal => IndicatorWords.Of(signal, names))];
        if (chart.IsTooShort)
            signals.Add($"With fewer than {ControlChart.FewestForRuns} quarters shown it is too early to speak of a change.");
        else if (chart.Limits is null)
            signals.Add($"No limits are drawn: they need {ControlChart.FewestForLimits} quarters.");
        if (signals.Count == 0)
            signals.Add("Nothing stands out: the quarters differ as chance makes them differ.");
        return (RunChart.Draw("run-chart", $"{definition.Name}, {areaName}, {definition.Unit}", chart, scale, names, shown.Select(point => point.Value.Text).ToList(), (double?)target.Value, signals), signals);
    }

    private static ReportTable? Comparators(IndicatorDefinition definition, PublishedComparators published)
    {
        if (published.Source is null)
            return null;

        var years = published.Area.Concat(published.Region).Concat(published.England).Select(each => each.Years).Distinct().Order(StringComparer.Ordinal).ToList();
        ReportRow Row(IReadOnlyList<Comparator> of, string name) => new(of.Count > 0 ? of[0].Place : name,
            [.. years.Select(year => of.FirstOrDefault(each => each.Years == year)?.Value is { } value ? DisclosureGate.Published(value, definition.Digits) : DisclosureGate.Words("not published"))]);
        var rows = new[] { (published.Area, "The area"), (published.Region, "Its region"), (published.England, "England") }.Where(each => each.Item1.Count > 0).Select(each => Row(each.Item1, each.Item2)).ToList();
        return new ReportTable("comparators", "Published figures to compare with", $"As published, {definition.Unit}.", "Place", years, rows, [.. published.Notes, published.Source], []);
    }
}
