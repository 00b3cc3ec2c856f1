using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations.Rules;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.FocusedDeterrence.Nominations;

/// <summary>Records an offer of support to a member. Sent twice with the same key, it is one offer.</summary>
[RequiresPermission(FocusedDeterrencePermissions.Support)]
[AuditedAs("Recorded an offer of support")]
internal sealed record OfferSupport(Guid NominationId, Guid RequestKey, SupportKind? Kind, string? OfferedBy, DateOnly? OfferedOn) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Nomination;

    Guid? IAboutRecord.RecordId => NominationId;
}

internal sealed class OfferSupportValidator : AbstractValidator<OfferSupport>
{
    public OfferSupportValidator(TimeProvider clock)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again, then send it.");
        RuleFor(r => r.Kind).NotNull().WithMessage("Choose what was offered.").IsInEnum().WithMessage("Choose what was offered from the list.");
        RuleFor(r => r.OfferedBy).NotEmpty().WithMessage("Enter the worker and agency who made the offer.").MaximumLength(200).WithMessage("The worker and agency must be 200 characters or fewer.");
        RuleFor(r => r.OfferedOn).IsADayUntilToday("of the offer", clock);
    }
}

internal sealed class OfferSupportHandler(FocusedDeterrenceDbContext db, ISettingProvider settings, WorkingDays workingDays, TimeProvider clock, ICurrentUser currentUser)
    : IRequestHandler<OfferSupport, Result>
{
    public async Task<Result> Handle(OfferSupport request, CancellationToken cancellationToken)
    {
        var nomination = await db.Nominations.Include(n => n.Offers).SingleOrDefaultAsync(n => n.Id == request.NominationId, cancellationToken).ConfigureAwait(false);
        if (nomination is null)
            return Result.NotFound();
        if (nomination.Offers.Any(o => o.Id == request.RequestKey))
            return Result.Success();
        var limits = await TimeLimits.LoadAsync(settings, workingDays, cancellationToken).ConfigureAwait(false);
        var offer = new SupportOffer
        {
            Id = request.RequestKey,
            Kind = request.Kind!.Value,
            OfferedBy = request.OfferedBy!.Trim(),
            OfferedOn = request.OfferedOn!.Value,
            RecordedUtc = clock.GetUtcNow().UtcDateTime,
            RecordedBy = currentUser.DisplayName,
        };
        return nomination.Offer(offer, limits);
    }
}
