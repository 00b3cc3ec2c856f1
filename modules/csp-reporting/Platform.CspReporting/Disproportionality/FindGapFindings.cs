using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.CspReporting.Disproportionality;

/// <summary>The working group's log in one's areas, the newest first.</summary>
/// <param name="OnlyOpen">Without those that are closed.</param>
/// <param name="After">The key of the last row of the page before.</param>
/// <param name="PageSize">Rows a page.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record FindGapFindings(bool OnlyOpen = false, Guid? After = null, int PageSize = 25) : IQuery<GapFindingPage>;

/// <param name="Rows">The page.</param>
/// <param name="NextKey">Where the next page begins; null on the last.</param>
internal sealed record GapFindingPage(IReadOnlyList<GapFindingRow> Rows, Guid? NextKey);

/// <summary>One line of the log.</summary>
internal sealed record GapFindingRow(Guid Id, string AreaCode, string PointCode, string Evidence, GapStatus Status, string? Owner, DateOnly FoundOn, DateOnly? NextStepBy);

internal sealed class FindGapFindingsHandler(CspReportingDbContext db) : IRequestHandler<FindGapFindings, GapFindingPage>
{
    private const int LargestPage = 200;

    /// <inheritdoc />
    public async Task<GapFindingPage> Handle(FindGapFindings request, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        var query = db.GapFindings.AsNoTracking();
        if (request.OnlyOpen)
            query = query.Where(finding => finding.Status != GapStatus.Closed);
        if (request.After is { } after)
            query = query.Where(finding => finding.Id.CompareTo(after) < 0);
        var rows = await query.OrderByDescending(finding => finding.Id).Take(size + 1)
            .Select(finding => new GapFindingRow(finding.Id, finding.AreaCode, finding.PointCode, finding.Evidence, finding.Status, finding.Owner, finding.FoundOn, finding.NextStepBy))
            .ToListAsync(cancellationToken);
        return rows.Count <= size ? new GapFindingPage(rows, null) : new GapFindingPage(rows[..size], rows[size - 1].Id);
    }
}

/// <summary>One finding with its steps; null where there is none, or out of reach.</summary>
/// <param name="FindingId">The finding.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
[AuditedAs("Opened a gap between groups")]
internal sealed record GetGapFinding(Guid FindingId) : IQuery<GapFinding?>, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-gap-finding";

    Guid? IAboutRecord.RecordId => FindingId;
}

internal sealed class GetGapFindingHandler(CspReportingDbContext db) : IRequestHandler<GetGapFinding, GapFinding?>
{
    /// <inheritdoc />
    public async Task<GapFinding?> Handle(GetGapFinding request, CancellationToken cancellationToken)
        => await db.GapFindings.AsNoTracking().Include(finding => finding.Steps.OrderBy(step => step.Ordinal)).SingleOrDefaultAsync(finding => finding.Id == request.FindingId, cancellationToken);
}
