using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Interventions;

/// <summary>Declines a request, with a reason that the case worker can act on.</summary>
[RequiresPermission(KnifeCrimePermissions.Decide)]
[AuditedAs("Declined a request for support")]
internal sealed record DeclineRequest(Guid InterventionId, DeclineReason? Reason, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => InterventionRecord.Type;

    Guid? IAboutRecord.RecordId => InterventionId;
}

internal sealed class DeclineRequestValidator : AbstractValidator<DeclineRequest>
{
    public DeclineRequestValidator()
    {
        RuleFor(r => r.Reason).NotNull().WithMessage("Choose a reason.").IsInEnum().WithMessage("Choose a reason from the list.");
        RuleFor(r => r.Note).NotEmpty().WithMessage("Say what the case worker could try instead.").FitsANote("What the case worker could try instead");
    }
}

internal sealed class DeclineRequestHandler(KnifeCrimeDbContext db, TimeProvider clock, ICurrentUser currentUser) : IRequestHandler<DeclineRequest, Result>
{
    public async Task<Result> Handle(DeclineRequest request, CancellationToken cancellationToken)
    {
        var intervention = await db.Interventions.SingleOrDefaultAsync(i => i.Id == request.InterventionId, cancellationToken).ConfigureAwait(false);
        return intervention is null
            ? Result.NotFound()
            : intervention.Decline(request.Reason!.Value, request.Note!.Trim(), currentUser.DisplayName, clock.Today(), clock.GetUtcNow().UtcDateTime);
    }
}
