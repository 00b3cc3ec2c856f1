using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.Web;

namespace Platform.CspReporting.Contributions;

/// <summary>Findings that wait for an action to be agreed or reviewed.</summary>
internal sealed class GapWork(CspReportingDbContext db) : IWorkContributor
{
    /// <inheritdoc />
    public string RequiredPermission => CspReportingPermissions.WorkOnGaps;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
        => [.. (await db.GapFindings.AsNoTracking().Where(finding => finding.NextStepBy != null).OrderBy(finding => finding.NextStepBy).ThenBy(finding => finding.Id).Take(limit)
                .Select(finding => new { finding.Id, finding.Status, finding.PointCode, finding.NextStepBy }).ToListAsync(cancellationToken))
            .Select(finding => new WorkItem(
                $"{(finding.Status == GapStatus.ActionAgreed ? "Review the action on" : "Agree an action on")} a gap between groups: {DecisionPoint.Find(finding.PointCode)?.Name ?? finding.PointCode}",
                $"/csp-reporting/findings/{finding.Id}", finding.NextStepBy))];
}
