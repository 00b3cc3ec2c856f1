using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Participation.Data;

namespace Platform.Participation.Voices;

/// <summary>Somebody takes consent back. What they still agree to is given; it counts at once.</summary>
[RequiresPermission(ParticipationPermissions.RecordVoice)]
[AuditedAs("Recorded that a consent was withdrawn")]
internal sealed record WithdrawVoiceConsent(Guid VoiceId, bool MayKeep, bool MayUseAnonymously, bool MayQuote, DateOnly? WithdrawnOn) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.Voice;

    Guid? IAboutRecord.RecordId => VoiceId;
}

internal sealed class WithdrawVoiceConsentValidator : AbstractValidator<WithdrawVoiceConsent>
{
    public WithdrawVoiceConsentValidator(TimeProvider clock)
        => RuleFor(r => r.WithdrawnOn).NotNull().WithMessage("Enter the day they changed their mind.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day they changed their mind must be today or in the past.");
}

internal sealed class WithdrawVoiceConsentHandler(ParticipationDbContext db, VoiceReach reach) : IRequestHandler<WithdrawVoiceConsent, Result>
{
    public async Task<Result> Handle(WithdrawVoiceConsent request, CancellationToken cancellationToken)
        => await reach.Of(db.Voices).SingleOrDefaultAsync(v => v.Id == request.VoiceId, cancellationToken).ConfigureAwait(false) is { } voice
            ? voice.Withdraw(new VoiceConsent(request.MayKeep, request.MayUseAnonymously, request.MayQuote), request.WithdrawnOn!.Value)
            : Result.NotFound();
}
