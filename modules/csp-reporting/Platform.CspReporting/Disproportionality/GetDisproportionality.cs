using MediatR;
using Platform.CspReporting.Data;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Reports;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.CspReporting.Disproportionality;

/// <summary>How often something falls to each ethnic group of an area, relative to one of them; null for an area out of reach or a point that is none.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="PointCode">One of <see cref="DecisionPoint"/>.</param>
/// <param name="From">The first month, for example 2018-04; null for all that is held.</param>
/// <param name="To">The last month.</param>
/// <param name="BaseGroup">The group that the others are compared with.</param>
/// <param name="DefinedBy">"self" or "officer".</param>
/// <param name="Ages">"all" or "children".</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record GetDisproportionality(
    string AreaCode, string PointCode, string? From = null, string? To = null, string? BaseGroup = "white", string? DefinedBy = "self", string? Ages = "all") : IQuery<GapView?>;

/// <summary>What is shown of one decision point.</summary>
/// <param name="AreaCode">The local authority.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="PointCode">The decision point.</param>
/// <param name="PointName">As people call it.</param>
/// <param name="Period">The months that were counted, in words.</param>
/// <param name="BaseGroup">The group that the others are compared with.</param>
/// <param name="Table">The figures, after the gate.</param>
/// <param name="Gaps">Each group that is compared, with what can be said, for a finding.</param>
/// <param name="Chart">The same as a picture; empty where no group has a relative rate.</param>
/// <param name="Sources">Publishers, periods and licences.</param>
internal sealed record GapView(
    string AreaCode, string AreaName, string PointCode, string PointName, string Period, string BaseGroup, ReportTable Table, IReadOnlyList<GroupGap> Gaps, string Chart,
    IReadOnlyList<string> Sources);

/// <summary>What can be said of one group.</summary>
/// <param name="GroupCode">For example <c>black</c>.</param>
/// <param name="GroupName">Its name.</param>
/// <param name="Sentence">The relative rate, its interval and the verdict; made of figures that passed the gate.</param>
internal sealed record GroupGap(string GroupCode, string GroupName, string Sentence);

internal sealed class GetDisproportionalityHandler(CspReportingDbContext db, ReferenceData reference, ISettingProvider settings, ICurrentUser currentUser, TimeProvider clock)
    : IRequestHandler<GetDisproportionality, GapView?>
{
    /// <inheritdoc />
    public async Task<GapView?> Handle(GetDisproportionality request, CancellationToken cancellationToken)
    {
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || DecisionPoint.Find(request.PointCode) is not { } point
            || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)))
            return null;

        var (from, to) = (MonthSpan.Month(request.From), MonthSpan.Month(request.To));
        MonthSpan? span = from is { } first && to is { } last && first <= last ? new MonthSpan(first, last) : null;
        var groups = reference.EthnicGroups.Where(group => group.IsKnown).ToList();
        var against = groups.FirstOrDefault(group => group.Code == request.BaseGroup) ?? groups[0];
        var counts = await new GroupCountsReader(db, reference).ReadAsync(point, area, span, request.DefinedBy == "officer", request.Ages == "children", LondonTime.DateOf(clock.GetUtcNow().UtcDateTime), cancellationToken);
        var gate = new DisclosureGate(await CspReportingSettings.RuleAsync(settings, cancellationToken));
        var (table, gaps, bars) = new GapTable(point, counts, reference.EthnicGroups, against, gate).Make();
        var chart = RelativeRateChart.Draw("relative-rates", $"{point.Name} in {counts.Place}, {counts.Span.InWords}: rates relative to {against.Name}", bars);
        return new GapView(area.Code, area.Name, point.Code, point.Name, counts.Span.InWords, against.Code, table, gaps, chart, counts.Sources);
    }
}
