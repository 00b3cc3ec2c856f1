using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Interventions;

/// <summary>Records how things are some months after the programme, in the child's words.</summary>
[RequiresPermission(KnifeCrimePermissions.Deliver)]
[AuditedAs("Recorded a follow-up")]
internal sealed record RecordFollowUp(Guid InterventionId, Guid FollowUpId, DateOnly? DoneOn, string? ChildsWords, string? WhyNoWords) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => InterventionRecord.Type;

    Guid? IAboutRecord.RecordId => InterventionId;
}

internal sealed class RecordFollowUpValidator : AbstractValidator<RecordFollowUp>
{
    public RecordFollowUpValidator(TimeProvider clock)
    {
        RuleFor(r => r.DoneOn).IsADayUntilToday("you asked", clock);
        this.HasTheChildsWords(r => r.ChildsWords, r => r.WhyNoWords);
        RuleFor(r => r.ChildsWords).FitsANote("What the child said");
        RuleFor(r => r.WhyNoWords).FitsANote("Why there are no words yet");
    }
}

internal sealed class RecordFollowUpHandler(KnifeCrimeDbContext db) : IRequestHandler<RecordFollowUp, Result>
{
    public async Task<Result> Handle(RecordFollowUp request, CancellationToken cancellationToken)
    {
        var intervention = await db.Interventions.Include(i => i.FollowUps).SingleOrDefaultAsync(i => i.Id == request.InterventionId, cancellationToken).ConfigureAwait(false);
        return intervention is null
            ? Result.NotFound()
            : intervention.RecordFollowUp(request.FollowUpId, request.DoneOn!.Value, request.ChildsWords.OrNull(), request.WhyNoWords.OrNull());
    }
}
