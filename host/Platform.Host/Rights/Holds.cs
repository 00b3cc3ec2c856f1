using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;

namespace Platform.Host.Rights;

internal static class Holds
{
    public static Failure Refusal() => Result.Failure("", "There is a legal hold on this record: nothing of it may be erased or disposed of until the hold is lifted.");

    public static Failure KeptRefusal() => Result.Failure("", "The processing of this record is restricted: the person asked us to keep it. Lift the restriction first, after telling them.");

    /// <summary>The person asked that what we hold is kept.</summary>
    public static Task<bool> IsProcessingRestrictedAsync(this HostDbContext db, Guid personId, CancellationToken cancellationToken)
        => db.Set<RecordRestriction>().AnyAsync(r => r.PersonId == personId && r.Kind == RestrictionKind.Processing && r.LiftedUtc == null, cancellationToken);

    public static Task<bool> HasHoldAsync(this HostDbContext db, string kind, Guid personId, CancellationToken cancellationToken)
        => db.LegalHolds.AnyAsync(h => h.PersonKind == kind && h.LiftedOn == null && (h.PersonId == personId
            // A hold on a record that was joined into this one holds all of it.
            || db.Set<PersonMerge>().Any(m => m.MergedId == h.PersonId && m.SurvivingId == personId && m.UnmergedUtc == null)), cancellationToken);
}

/// <summary>Lays a legal hold on a person's record: an inquiry, a court case, the moratorium on records of abuse.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Laid a legal hold on a record")]
internal sealed record PlaceHold(Guid RequestKey, string? PersonKind, Guid PersonId, string? Reason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "legal-hold";

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class PlaceHoldValidator : AbstractValidator<PlaceHold>
{
    public PlaceHoldValidator()
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again, then send it.");
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Enter why nothing of the record may be deleted").MaximumLength(1000).WithMessage("The reason must be 1,000 characters or fewer");
    }
}

internal sealed class PlaceHoldHandler(HostDbContext db, PersonalDataRegister register, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<PlaceHold, Result>
{
    public async Task<Result> Handle(PlaceHold request, CancellationToken cancellationToken)
    {
        if (await db.LegalHolds.AnyAsync(h => h.Id == request.RequestKey, cancellationToken))
            return Result.Success();
        if (await register.GetAsync(request.PersonKind ?? "", request.PersonId, cancellationToken) is not { } person)
            return Result.NotFound();
        db.LegalHolds.Add(new LegalHold { Id = request.RequestKey, PersonKind = person.Kind, PersonId = person.PersonId, Reason = request.Reason!, PlacedOn = clock.UtcToday(), PlacedBy = currentUser.DisplayName });
        return Result.Success();
    }
}

/// <summary>Lifts a hold.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Lifted a legal hold")]
internal sealed record LiftHold(Guid HoldId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "legal-hold";

    Guid? IAboutRecord.RecordId => HoldId;
}

internal sealed class LiftHoldHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<LiftHold, Result>
{
    public async Task<Result> Handle(LiftHold request, CancellationToken cancellationToken)
    {
        if (await db.LegalHolds.SingleOrDefaultAsync(h => h.Id == request.HoldId && h.LiftedOn == null, cancellationToken) is not { } hold)
            return Result.NotFound();
        hold.LiftedOn = clock.UtcToday();
        hold.LiftedBy = currentUser.DisplayName;
        return Result.Success();
    }
}
