using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Reports;

/// <summary>Freezes the report of an area and quarter as it stands now, and tells the other workstreams.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Quarter">For example 2025Q4.</param>
[RequiresPermission(CspReportingPermissions.PublishReports)]
[AuditedAs("Published a report")]
internal sealed record PublishReport(string AreaCode, string Quarter) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-report";

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class PublishReportHandler(CspReportingDbContext db, IMediator mediator, IGuidGenerator guids, TimeProvider clock, ICurrentUser currentUser)
    : IRequestHandler<PublishReport, Result<Guid>>
{
    /// <inheritdoc />
    public async Task<Result<Guid>> Handle(PublishReport request, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetQuarterlyReport(request.AreaCode, request.Quarter), cancellationToken) is not { } report)
            return Result.NotFound();

        var figures = ReportFiles.ToJson(report);
        var last = await db.PublishedReports.AsNoTracking().Where(published => published.AreaCode == report.AreaCode && published.Quarter == report.Quarter)
            .OrderByDescending(published => published.Edition).FirstOrDefaultAsync(cancellationToken);
        if (last?.Figures == figures)
            return Result.Failure("", $"Edition {last.Edition} has been published already, and no figure has changed since.");

        var published = new PublishedReport(guids.Create(), report.AreaCode, report.Quarter, (last?.Edition ?? 0) + 1, figures, clock.GetUtcNow().UtcDateTime, currentUser.DisplayName);
        db.PublishedReports.Add(published);
        return published.Id;
    }
}
