using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations.Rules;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;

namespace Platform.FocusedDeterrence.Nominations;

/// <summary>Records whether an offer of support was taken up, in the person's words.</summary>
[RequiresPermission(FocusedDeterrencePermissions.Support)]
[AuditedAs("Recorded the answer to an offer")]
internal sealed record AnswerOffer(Guid NominationId, Guid OfferId, bool? TakenUp, DateOnly? AnsweredOn, string? PersonsWords) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Nomination;

    Guid? IAboutRecord.RecordId => NominationId;
}

internal sealed class AnswerOfferValidator : AbstractValidator<AnswerOffer>
{
    public AnswerOfferValidator(TimeProvider clock)
    {
        RuleFor(r => r.TakenUp).NotNull().WithMessage("Say whether the person takes the offer up.");
        RuleFor(r => r.AnsweredOn).IsADayUntilToday("of the answer", clock);
        RuleFor(r => r.PersonsWords).NotEmpty().WithMessage("Write what the person said about the offer.").FitsANote("What the person said");
    }
}

internal sealed class AnswerOfferHandler(FocusedDeterrenceDbContext db, ISettingProvider settings, WorkingDays workingDays, TimeProvider clock) : IRequestHandler<AnswerOffer, Result>
{
    public async Task<Result> Handle(AnswerOffer request, CancellationToken cancellationToken)
    {
        var nomination = await db.Nominations.Include(n => n.Offers).SingleOrDefaultAsync(n => n.Id == request.NominationId, cancellationToken).ConfigureAwait(false);
        if (nomination is null)
            return Result.NotFound();
        var limits = await TimeLimits.LoadAsync(settings, workingDays, cancellationToken).ConfigureAwait(false);
        return nomination.Answer(request.OfferId, request.TakenUp!.Value, request.AnsweredOn!.Value, request.PersonsWords!.Trim(), clock.GetUtcNow().UtcDateTime, limits);
    }
}
