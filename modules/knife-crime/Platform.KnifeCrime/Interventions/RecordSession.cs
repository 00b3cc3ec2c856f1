using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Interventions;

/// <summary>Records a session: whether the child was there and what they said. Sent twice with the same key, it is one session.</summary>
/// <param name="InterventionId">The support it belongs to.</param>
/// <param name="RequestKey">Made by the form; becomes the session's identifier.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Attended">The child was there.</param>
/// <param name="ChildsWords">What the child said, in their own words.</param>
/// <param name="WhyNoWords">Why there are none yet.</param>
/// <param name="Note">What was done, or what might help next time.</param>
/// <param name="NextSessionOn">The next session, where it is agreed.</param>
[RequiresPermission(KnifeCrimePermissions.Deliver)]
[AuditedAs("Recorded a session")]
internal sealed record RecordSession(
    Guid InterventionId, Guid RequestKey, DateOnly? HeldOn, bool? Attended, string? ChildsWords, string? WhyNoWords, string? Note, DateOnly? NextSessionOn) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => InterventionRecord.Type;

    Guid? IAboutRecord.RecordId => InterventionId;
}

internal sealed class RecordSessionValidator : AbstractValidator<RecordSession>
{
    public RecordSessionValidator(TimeProvider clock)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again, then send it.");
        RuleFor(r => r.HeldOn).IsADayUntilToday("of the session", clock);
        RuleFor(r => r.Attended).NotNull().WithMessage("Say whether the child was there.");
        this.HasTheChildsWords(r => r.ChildsWords, r => r.WhyNoWords);
        RuleFor(r => r.ChildsWords).FitsANote("What the child said");
        RuleFor(r => r.WhyNoWords).FitsANote("Why there are no words yet");
        RuleFor(r => r.Note).NotEmpty().When(r => r.Attended == false).WithMessage("Say what might help the child to come next time.").FitsANote("What was done");
    }
}

internal sealed class RecordSessionHandler(KnifeCrimeDbContext db, TimeProvider clock, ICurrentUser currentUser) : IRequestHandler<RecordSession, Result>
{
    public async Task<Result> Handle(RecordSession request, CancellationToken cancellationToken)
    {
        var intervention = await db.Interventions.SingleOrDefaultAsync(i => i.Id == request.InterventionId, cancellationToken).ConfigureAwait(false);
        if (intervention is null)
            return Result.NotFound();
        if (await db.Set<Session>().AnyAsync(s => s.Id == request.RequestKey, cancellationToken).ConfigureAwait(false))
            return Result.Success();
        var session = new Session
        {
            Id = request.RequestKey,
            HeldOn = request.HeldOn!.Value,
            Attended = request.Attended!.Value,
            ChildsWords = request.ChildsWords.OrNull(),
            WhyNoWords = request.WhyNoWords.OrNull(),
            Note = request.Note.OrNull(),
            RecordedUtc = clock.GetUtcNow().UtcDateTime,
            RecordedBy = currentUser.DisplayName,
        };
        return intervention.RecordSession(session, request.NextSessionOn);
    }
}
