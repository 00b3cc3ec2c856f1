using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Reports.Steps;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.CspReporting.Contributions;

/// <summary>Reports that wait for a person's step.</summary>
internal sealed class ReportWork(CspReportingDbContext db, ReferenceData reference, ICurrentUser currentUser) : IWorkContributor
{
    /// <inheritdoc />
    public string RequiredPermission => CspReportingPermissions.ViewReports;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var (mayCheck, mayPublish, me) = (currentUser.HasPermission(CspReportingPermissions.CheckReports), currentUser.HasPermission(CspReportingPermissions.PublishReports), currentUser.Id);
        if (!mayCheck && !mayPublish)
            return [];

        var drafts = await db.ReportDrafts.AsNoTracking()
            .Where(draft => draft.Step != ReportStep.Published && ((mayCheck && draft.Step == ReportStep.Draft && draft.DrafterId != me) || (mayPublish && draft.Step != ReportStep.Draft)))
            .OrderBy(draft => draft.Quarter).ThenBy(draft => draft.Id).Take(limit).Select(draft => new { draft.AreaCode, draft.Quarter, draft.Step }).ToListAsync(cancellationToken);
        return [.. drafts.Select(draft => new WorkItem(
            $"{draft.Step switch { ReportStep.Draft => "Check", ReportStep.Checked => "Sign off", _ => "Publish" }} the report of {reference.AreaName(draft.AreaCode)}, {draft.Quarter}",
            $"/csp-reporting/reports/{draft.AreaCode}/{draft.Quarter}"))];
    }
}
