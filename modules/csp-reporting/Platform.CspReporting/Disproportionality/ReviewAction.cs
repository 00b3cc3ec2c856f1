using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Disproportionality;

/// <summary>Says what came of an action, and closes the finding or asks for another action.</summary>
[RequiresPermission(CspReportingPermissions.WorkOnGaps)]
[AuditedAs("Reviewed an action on a gap between groups")]
internal sealed record ReviewAction(Guid FindingId, string? Outcome, bool? IsClosed, DateOnly? AgreeNextBy) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-gap-finding";

    Guid? IAboutRecord.RecordId => FindingId;
}

internal sealed class ReviewActionValidator : AbstractValidator<ReviewAction>
{
    public ReviewActionValidator()
    {
        RuleFor(r => r.Outcome).NotEmpty().WithMessage("Write what came of the action.").MaximumLength(GapFinding.LongestText).WithMessage($"What came of it must be {GapFinding.LongestText:N0} characters or fewer.");
        RuleFor(r => r.IsClosed).NotNull().WithMessage("Say whether the finding is closed or needs another action.");
    }
}

internal sealed class ReviewActionHandler(CspReportingDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<ReviewAction, Result>
{
    /// <inheritdoc />
    public async Task<Result> Handle(ReviewAction request, CancellationToken cancellationToken)
        => await db.GapFindings.Include(finding => finding.Steps).SingleOrDefaultAsync(finding => finding.Id == request.FindingId, cancellationToken) is { } finding
            ? finding.Review(request.Outcome!.Trim(), request.IsClosed!.Value, request.AgreeNextBy, currentUser.DisplayName, LondonTime.DateOf(clock.GetUtcNow().UtcDateTime))
            : Result.NotFound();
}
