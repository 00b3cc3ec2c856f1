using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.CspReporting.Reports.Steps;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Reports;

/// <summary>Publishes a report that was checked and signed off, with the figures that were checked, and tells the other workstreams.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Quarter">For example 2025Q4.</param>
[RequiresPermission(CspReportingPermissions.PublishReports)]
[AuditedAs("Published a report")]
internal sealed record PublishReport(string AreaCode, string Quarter) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-report";

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class PublishReportHandler(CspReportingDbContext db, ReferenceData reference, IGuidGenerator guids, TimeProvider clock, ICurrentUser currentUser)
    : IRequestHandler<PublishReport, Result<Guid>>
{
    /// <inheritdoc />
    public async Task<Result<Guid>> Handle(PublishReport request, CancellationToken cancellationToken)
    {
        if (OpenDrafts.Reach(reference, currentUser, request.AreaCode) is not { } area)
            return Result.NotFound();
        if (await db.OpenDraftAsync(area.Code, request.Quarter.ToUpperInvariant(), cancellationToken) is not { Step: ReportStep.SignedOff } draft)
            return Result.Failure("", "A report is drafted, checked and signed off before it is published.");

        var (report, figures) = (draft, draft.Figures);
        var last = await db.PublishedReports.AsNoTracking().Where(published => published.AreaCode == report.AreaCode && published.Quarter == report.Quarter)
            .OrderByDescending(published => published.Edition).FirstOrDefaultAsync(cancellationToken);
        if (last?.Figures == figures)
            return Result.Failure("", $"Edition {last.Edition} has been published already, and no figure has changed since.");

        var published = new PublishedReport(guids.Create(), report.AreaCode, report.Quarter, (last?.Edition ?? 0) + 1, figures, clock.GetUtcNow().UtcDateTime, currentUser.DisplayName);
        db.PublishedReports.Add(published);
        draft.Publish();
        return published.Id;
    }
}
