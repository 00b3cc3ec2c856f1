using FluentValidation;
using MediatR;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Reports.Steps;

/// <summary>Says that a draft was checked, and freezes the figures as they are now.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Quarter">For example 2025Q4.</param>
/// <param name="Note">What the check found; may be empty.</param>
[RequiresPermission(CspReportingPermissions.CheckReports)]
[AuditedAs("Checked a report")]
internal sealed record CheckReport(string AreaCode, string Quarter, string? Note = null) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-report";

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class CheckReportValidator : AbstractValidator<CheckReport>
{
    public CheckReportValidator() => RuleFor(r => r.Note).MaximumLength(1_000).WithMessage("What the check found must be 1,000 characters or fewer.");
}

internal sealed class CheckReportHandler(CspReportingDbContext db, IMediator mediator, ICurrentUser currentUser) : IRequestHandler<CheckReport, Result>
{
    /// <inheritdoc />
    public async Task<Result> Handle(CheckReport request, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetQuarterlyReport(request.AreaCode, request.Quarter), cancellationToken) is not { } report)
            return Result.NotFound();
        if (await db.OpenDraftAsync(report.AreaCode, report.Quarter, cancellationToken) is not { } draft)
            return Result.Failure("", "There is no draft to check.");

        return draft.Check(ReportFiles.ToJson(report with { Narrative = draft.Narrative }), request.Note?.Trim(), currentUser.DisplayName, currentUser.Id);
    }
}
