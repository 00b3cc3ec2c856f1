using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Host.Sharing;

/// <summary>
/// An agency says whether it wants to be put in touch, and under which legal gateway. The second yes tells each who the other is:
/// two shares, each through the gate.
/// </summary>
[RequiresPermission(KnockPermissions.Answer)]
[AuditedAs("Answered whether to be put in touch with another agency")]
internal sealed record AnswerKnock(Guid Id, bool? Accept, string? Gateway, string? Why) : ICommand<KnockState>, IAboutRecord
{
    /// <summary>The question as a kind of record in the audit trail.</summary>
    public const string RecordType = "knock";

    string IAboutRecord.RecordType => RecordType;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Why;
}

internal sealed class AnswerKnockValidator : AbstractValidator<AnswerKnock>
{
    public AnswerKnockValidator()
    {
        RuleFor(r => r.Accept).NotNull().WithMessage("Choose whether you want to be put in touch.");
        RuleFor(r => r.Gateway).Must(SharingLists.Gateways.Has).When(r => r.Accept == true).WithMessage("Choose the legal gateway under which your agency says that it works with the child.");
        RuleFor(r => r.Why).NotEmpty().When(r => r.Accept == true).WithMessage("Enter why it is necessary to be put in touch.");
        RuleFor(r => r.Why).NotEmpty().When(r => r.Accept == false).WithMessage("Enter why you decline.");
        RuleFor(r => r.Why).MaximumLength(1000).WithMessage("Enter 1,000 characters or fewer.");
    }
}

internal sealed class AnswerKnockHandler(HostDbContext db, ISharingGate sharing, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<AnswerKnock, Result<KnockState>>
{
    public async Task<Result<KnockState>> Handle(AnswerKnock request, CancellationToken cancellationToken)
    {
        var knock = await db.Set<Knock>().Include(k => k.Sides).SingleOrDefaultAsync(k => k.Id == request.Id, cancellationToken);
        if (knock is null || KnockReach.SideOf(knock.Sides, currentUser) is not { } own)
            return Result.NotFound();
        var children = knock.Sides.Select(s => s.ChildId).ToList();
        // Restricted since then: a yes would tell what only named people may know, and a no says nothing.
        if (await db.RestrictedAmong(children).AnyAsync(cancellationToken))
            return Result.NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        if (knock.State != KnockState.Open || knock.ExpiresOn < DateOnly.FromDateTime(now) || knock.Sides.Count < 2)
            return Result.Failure("", "This can no longer be answered: it has run out, or no contact comes of it. Reload the page.");
        if (own.Accepted is not null)
            return Result.Failure("", "Your agency has answered already. Reload the page to see what came of it.");

        (own.Accepted, own.AnsweredBy, own.AnsweredUtc, own.Gateway, own.Note) = (request.Accept, currentUser.Id, now, request.Accept == true ? request.Gateway : null, request.Why!.Trim());
        knock.Version++;
        if (request.Accept == false)
            (knock.State, knock.ClosedUtc) = (KnockState.Declined, now);
        else if (knock.Sides.All(s => s.Accepted == true))
        {
            (knock.State, knock.ClosedUtc) = (KnockState.Met, now);
            foreach (var side in knock.Sides)
                await TellAsync(knock, side, knock.Sides.Single(s => s != side), cancellationToken);
        }

        return knock.State;
    }

    private async Task TellAsync(Knock knock, KnockSide from, KnockSide to, CancellationToken cancellationToken)
    {
        var share = new Share(to.AgencyCode, [SharedDataTypes.Involvement], SharingPurposes.KeepChildSafe, AnswerKnock.RecordType, knock.Id, from.ChildId)
        {
            FromAgency = from.AgencyCode, Necessity = from.Note, RecordedGateway = from.Gateway, DecidedBy = from.AnsweredBy,
        };
        if (await sharing.CheckAsync(share, cancellationToken) is { IsAllowed: false } refused)
            throw new InvalidOperationException($"The gate refused what both agencies agreed to: {refused.Sentence}");
    }
}

/// <summary>Who may answer, and read, for which of the two agencies.</summary>
internal static class KnockReach
{
    /// <summary>
    /// The side that the person answers for: as the worker, or for their agency. A sensitive service's side is its safeguarding lead's
    /// alone: its own workers are not asked.
    /// </summary>
    public static KnockSide? SideOf(IEnumerable<KnockSide> sides, ICurrentUser user) => sides.FirstOrDefault(s => s.IsSensitive
        ? s.AgencyCode == user.AgencyCode && user.HasPermission(KnockPermissions.AnswerForSensitive)
        : user.WorksFor.Contains(s.WorkerId) || (s.AgencyCode == user.AgencyCode && user.HasPermission(KnockPermissions.AnswerForAgency)));

    /// <summary>The same as a query.</summary>
    public static IQueryable<KnockSide> Mine(HostDbContext db, ICurrentUser user)
    {
        var (agency, mine) = (user.AgencyCode, user.WorksFor);
        var (forAgency, forSensitive) = (user.HasPermission(KnockPermissions.AnswerForAgency), user.HasPermission(KnockPermissions.AnswerForSensitive));
        return db.Set<KnockSide>().AsNoTracking().Where(s => s.IsSensitive
            ? forSensitive && s.AgencyCode == agency
            : EF.Parameter(mine).Contains(s.WorkerId) || (forAgency && s.AgencyCode == agency));
    }
}
