using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Disproportionality;

/// <summary>Agrees what is done about a gap, by whom, and when it is looked at again.</summary>
[RequiresPermission(CspReportingPermissions.WorkOnGaps)]
[AuditedAs("Agreed an action on a gap between groups")]
internal sealed record AgreeAction(Guid FindingId, string? Action, string? Owner, DateOnly? ReviewOn) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-gap-finding";

    Guid? IAboutRecord.RecordId => FindingId;
}

internal sealed class AgreeActionValidator : AbstractValidator<AgreeAction>
{
    public AgreeActionValidator()
    {
        RuleFor(r => r.Action).NotEmpty().WithMessage("Write what is done about it.").MaximumLength(GapFinding.LongestText).WithMessage($"The action must be {GapFinding.LongestText:N0} characters or fewer.");
        RuleFor(r => r.Owner).NotEmpty().WithMessage("Enter who does it.").MaximumLength(200).WithMessage("The owner must be 200 characters or fewer.");
        RuleFor(r => r.ReviewOn).NotNull().WithMessage("Enter the day of the review.");
    }
}

internal sealed class AgreeActionHandler(CspReportingDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<AgreeAction, Result>
{
    /// <inheritdoc />
    public async Task<Result> Handle(AgreeAction request, CancellationToken cancellationToken)
        => await db.GapFindings.Include(finding => finding.Steps).SingleOrDefaultAsync(finding => finding.Id == request.FindingId, cancellationToken) is { } finding
            ? finding.AgreeAction(request.Action!.Trim(), request.Owner!.Trim(), request.ReviewOn!.Value, currentUser.DisplayName, LondonTime.DateOf(clock.GetUtcNow().UtcDateTime))
            : Result.NotFound();
}
