using MediatR;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Reports.Steps;

/// <summary>Signs off a report that was checked.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Quarter">For example 2025Q4.</param>
[RequiresPermission(CspReportingPermissions.PublishReports)]
[AuditedAs("Signed off a report")]
internal sealed record SignOffReport(string AreaCode, string Quarter) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-report";

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class SignOffReportHandler(CspReportingDbContext db, ReferenceData reference, ICurrentUser currentUser) : IRequestHandler<SignOffReport, Result>
{
    /// <inheritdoc />
    public async Task<Result> Handle(SignOffReport request, CancellationToken cancellationToken)
    {
        if (OpenDrafts.Reach(reference, currentUser, request.AreaCode) is not { } area)
            return Result.NotFound();

        return await db.OpenDraftAsync(area.Code, request.Quarter.ToUpperInvariant(), cancellationToken) is { } draft
            ? draft.SignOff(currentUser.DisplayName, currentUser.Id)
            : Result.Failure("", "There is no draft to sign off.");
    }
}
