using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Interventions;

/// <summary>Completes the support with the child's view of it, and plans when to ask how things are.</summary>
[RequiresPermission(KnifeCrimePermissions.Deliver)]
[AuditedAs("Completed the support")]
internal sealed record CompleteIntervention(Guid InterventionId, DateOnly? EndedOn, string? View, string? WhyNoView, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => InterventionRecord.Type;

    Guid? IAboutRecord.RecordId => InterventionId;
}

internal sealed class CompleteInterventionValidator : AbstractValidator<CompleteIntervention>
{
    public CompleteInterventionValidator(TimeProvider clock)
    {
        RuleFor(r => r.EndedOn).IsADayUntilToday("the support ended", clock);
        this.HasTheChildsWords(r => r.View, r => r.WhyNoView);
        RuleFor(r => r.View).FitsANote("The child's view");
        RuleFor(r => r.WhyNoView).FitsANote("Why there is no view yet");
        RuleFor(r => r.Note).NotEmpty().WithMessage("Say what has changed and what stays in place for the child.").FitsANote("What has changed");
    }
}

internal sealed class CompleteInterventionHandler(KnifeCrimeDbContext db, TimeProvider clock, IGuidGenerator guids) : IRequestHandler<CompleteIntervention, Result>
{
    public async Task<Result> Handle(CompleteIntervention request, CancellationToken cancellationToken)
    {
        var intervention = await db.Interventions.SingleOrDefaultAsync(i => i.Id == request.InterventionId, cancellationToken).ConfigureAwait(false);
        return intervention is null
            ? Result.NotFound()
            : intervention.Complete(request.EndedOn!.Value, request.View.OrNull(), request.WhyNoView.OrNull(), request.Note!.Trim(), clock.GetUtcNow().UtcDateTime, guids);
    }
}
