using MediatR;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.CspReporting.Indicators;

/// <summary>Every indicator of an area in a quarter; null for an area out of reach.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Quarter">A calendar quarter, for example 2025Q4.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record GetIndicators(string AreaCode, string Quarter) : IQuery<IndicatorsView?>;

/// <summary>The indicators of an area and quarter.</summary>
/// <param name="AreaCode">The local authority.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Quarter">The calendar quarter.</param>
/// <param name="QuarterInWords">Its months.</param>
/// <param name="YouthJusticeBoardQuarter">What the Youth Justice Board calls it.</param>
/// <param name="Tiles">One for each indicator.</param>
/// <param name="Notes">What to know, in sentences.</param>
internal sealed record IndicatorsView(
    string AreaCode, string AreaName, string Quarter, string QuarterInWords, string YouthJusticeBoardQuarter, IReadOnlyList<IndicatorTile> Tiles, IReadOnlyList<string> Notes);

/// <summary>One indicator, with its rule beside its number.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="VersionText">"version 2, from 1 April 2026".</param>
/// <param name="IsConfirmed">False: pages say "unconfirmed".</param>
/// <param name="IsComputed">False: entered or imported as published.</param>
/// <param name="Unit">What stands after the value.</param>
/// <param name="Value">The value of the quarter.</param>
/// <param name="Numerator">The numerator of the quarter.</param>
/// <param name="Denominator">The denominator.</param>
/// <param name="Year">The value of the four quarters that end with it.</param>
/// <param name="Target">The target in force.</param>
internal sealed record IndicatorTile(
    string Code, string Name, string VersionText, bool IsConfirmed, bool IsComputed, string Unit, Figure Value, Figure Numerator, Figure Denominator, Figure Year, Figure Target);

internal sealed class GetIndicatorsHandler(CspReportingDbContext db, ReferenceData reference, ISettingProvider settings, ICurrentUser currentUser) : IRequestHandler<GetIndicators, IndicatorsView?>
{
    /// <inheritdoc />
    public async Task<IndicatorsView?> Handle(GetIndicators request, CancellationToken cancellationToken)
    {
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || !CalendarQuarter.TryParse(request.Quarter, out var quarter)
            || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)))
            return null;

        var gate = new DisclosureGate(await CspReportingSettings.RuleAsync(settings, cancellationToken));
        var counts = await IndicatorCounts.ReadAsync(db, area.Code, IndicatorSeries.FirstOf(quarter), quarter, cancellationToken);
        var targets = await IndicatorTargets.ReadAsync(db, area.Code, cancellationToken);
        List<IndicatorTile> tiles = [];
        foreach (var code in counts.Catalogue.Codes)
        {
            var series = new IndicatorSeries(code, quarter, counts, gate);
            var (definition, point) = (counts.Catalogue.InForce(code, quarter)!, series.Points[^1]);
            tiles.Add(new IndicatorTile(code, definition.Name, IndicatorWords.Version(definition), definition.IsConfirmed, definition.IsComputed, definition.Unit,
                point.Value, point.Numerator, point.Denominator, point.Year, targets.InForce(code, quarter, definition.Digits)));
        }

        return new IndicatorsView(area.Code, area.Name, quarter.ToString(), quarter.MonthsInWords, IndicatorWords.YouthJusticeBoardName(quarter), tiles, [.. Notes(counts, gate)]);
    }

    private static IEnumerable<string> Notes(IndicatorCounts counts, DisclosureGate gate)
    {
        yield return counts.Population is { } population
            ? FormattableString.Invariant($"Rates are for {population.Children:N0} children aged 10 to 17 ({population.Period}).")
            : "No population of children aged 10 to 17 has been imported for this area, so there are no rates by population.";
        yield return "\"Unconfirmed\" stands beside a local tracker and beside a definition whose source has not been confirmed.";
        yield return "Indicators that our records do not feed yet are entered as they were published, and say so.";
        yield return gate.Rule.Note;
    }
}
