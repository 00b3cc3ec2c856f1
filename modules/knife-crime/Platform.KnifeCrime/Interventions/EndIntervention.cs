using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Interventions;

/// <summary>Ends the support before it was finished, and says why.</summary>
[RequiresPermission(KnifeCrimePermissions.Deliver)]
[AuditedAs("Ended the support early")]
internal sealed record EndIntervention(Guid InterventionId, DateOnly? EndedOn, EndReason? Reason, string? View, string? WhyNoView, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => InterventionRecord.Type;

    Guid? IAboutRecord.RecordId => InterventionId;
}

internal sealed class EndInterventionValidator : AbstractValidator<EndIntervention>
{
    public EndInterventionValidator(TimeProvider clock)
    {
        RuleFor(r => r.EndedOn).IsADayUntilToday("the support ended", clock);
        RuleFor(r => r.Reason).NotNull().WithMessage("Choose why it ended.").IsInEnum().WithMessage("Choose why it ended from the list.");
        this.HasTheChildsWords(r => r.View, r => r.WhyNoView);
        RuleFor(r => r.View).FitsANote("The child's view");
        RuleFor(r => r.WhyNoView).FitsANote("Why there is no view yet");
        RuleFor(r => r.Note).NotEmpty().WithMessage("Say what happened and what the child has instead.").FitsANote("What happened");
    }
}

internal sealed class EndInterventionHandler(KnifeCrimeDbContext db, TimeProvider clock) : IRequestHandler<EndIntervention, Result>
{
    public async Task<Result> Handle(EndIntervention request, CancellationToken cancellationToken)
    {
        var intervention = await db.Interventions.SingleOrDefaultAsync(i => i.Id == request.InterventionId, cancellationToken).ConfigureAwait(false);
        return intervention is null
            ? Result.NotFound()
            : intervention.EndEarly(
                request.EndedOn!.Value, request.Reason!.Value, request.View.OrNull(), request.WhyNoView.OrNull(), request.Note!.Trim(), clock.GetUtcNow().UtcDateTime);
    }
}
