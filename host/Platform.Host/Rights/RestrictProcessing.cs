using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;

namespace Platform.Host.Rights;

/// <summary>
/// Restricts the processing of all that is held about the person (UK GDPR, article 18): every workstream keeps it, shows it only for a
/// purpose that the article allows, and changes and shares nothing.
/// </summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Restricted the processing of a record")]
internal sealed record RestrictProcessing(Guid Id, RestrictionGround? Ground, string? Reason) : IRightsCommand;

internal sealed class RestrictProcessingHandler(HostDbContext db, PersonalDataRegister register, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<RestrictProcessing, Result>
{
    public Task<Result> Handle(RestrictProcessing request, CancellationToken cancellationToken) => db.WithRequestAsync(request, cancellationToken, async r =>
    {
        if (request.Ground is not { } ground || !Enum.IsDefined(ground))
            return Result.Failure("Ground", "Choose the ground on which the processing is restricted");
        if (currentUser.Id is not { } owner || await register.GetAsync(r.PersonKind, r.PersonId, cancellationToken) is not { } person)
            return Result.NotFound();
        if (r.Restrict(ground, currentUser.DisplayName, clock.UtcToday()) is { Succeeded: false } refused)
            return refused;
        var why = $"{r.Reference}. {RightsWords.NameOf(ground)}. {request.Reason}";
        if (why.Length > RecordRestriction.ReasonLength)
            why = why[..RecordRestriction.ReasonLength];
        var restriction = await db.Set<RecordRestriction>().SingleOrDefaultAsync(x => x.PersonId == r.PersonId && x.Kind == RestrictionKind.Processing, cancellationToken);
        if (restriction is { LiftedUtc: null })
            return Result.Failure("", "The processing is restricted by another request already. One is enough: lift that one when both are answered.");
        if (restriction is null)
        {
            db.Add(new RecordRestriction
            {
                PersonId = r.PersonId, Kind = RestrictionKind.Processing, RecordType = r.PersonKind, AreaCode = person.AreaCode ?? "", OwnerId = owner, Reason = why, RestrictedBy = owner, RestrictedUtc = clock.GetUtcNow().UtcDateTime,
            });
            return Result.Success();
        }

        (restriction.AreaCode, restriction.OwnerId, restriction.Reason, restriction.RestrictedBy, restriction.RestrictedUtc, restriction.LiftedUtc) = (person.AreaCode ?? "", owner, why, owner, clock.GetUtcNow().UtcDateTime, null);
        restriction.Version++;
        return Result.Success();
    });
}

/// <summary>Lifts the restriction, with the reason, after the person was told (article 18(3)).</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Lifted the restriction of processing")]
internal sealed record LiftProcessingRestriction(Guid Id, string? Reason, string? Told) : IRightsCommand;

internal sealed class LiftProcessingRestrictionHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<LiftProcessingRestriction, Result>
{
    public Task<Result> Handle(LiftProcessingRestriction request, CancellationToken cancellationToken) => db.WithRequestAsync(request, cancellationToken, async r =>
    {
        if (string.IsNullOrWhiteSpace(request.Told))
            return Result.Failure("Told", "Enter when and how the person was told. The law asks for it before the restriction is lifted");
        if (request.Told.Length > RightsRequest.NoteLength)
            return Result.Failure("Told", "The sentence must be 2,000 characters or fewer");
        if (r.Lift(request.Reason!, request.Told.Trim(), currentUser.DisplayName, clock.UtcToday()) is { Succeeded: false } refused)
            return refused;
        if (await db.Set<RecordRestriction>().SingleOrDefaultAsync(x => x.PersonId == r.PersonId && x.Kind == RestrictionKind.Processing && x.LiftedUtc == null, cancellationToken) is { } restriction)
        {
            restriction.LiftedUtc = clock.GetUtcNow().UtcDateTime;
            restriction.Version++;
        }

        return Result.Success();
    });
}
