using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Host.Sharing;

/// <summary>
/// Offers a record to somebody, to the team of another area, or to an agency; or tells an agency what it says in short. It stays
/// where it is until they accept.
/// </summary>
/// <param name="Type">The kind of record.</param>
/// <param name="Id">The record.</param>
/// <param name="Way">To whom it goes.</param>
/// <param name="To">User name of the person.</param>
/// <param name="Team">Agency and area of the team, with a bar between them.</param>
/// <param name="Agency">Code of the agency that is asked or told.</param>
/// <param name="Service">What is asked of another workstream.</param>
/// <param name="Why">The reason.</param>
/// <param name="OverrideReason">Why it is shared without an agreement, from somebody who may decide so.</param>
[RequiresPermission(HandOverPermissions.Use)]
[AuditedAs("Offered to hand it over")]
internal sealed record OfferHandOver(string Type, Guid Id, HandOverWay? Way, string? To, string? Team, string? Agency, string? Service, string? Why, string? OverrideReason = null) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Why;
}

internal sealed class OfferHandOverValidator : AbstractValidator<OfferHandOver>
{
    public OfferHandOverValidator()
    {
        RuleFor(r => r.Way).NotNull().WithMessage("Choose what you want to do.");
        RuleFor(r => r.To).NotEmpty().When(r => r.Way == HandOverWay.Person).WithMessage("Choose to whom.");
        RuleFor(r => r.Team).NotEmpty().When(r => r.Way == HandOverWay.Team).WithMessage("Choose to which team.");
        RuleFor(r => r.Agency).NotEmpty().When(r => r.Way is HandOverWay.Refer or HandOverWay.Share).WithMessage("Choose to which agency.");
        RuleFor(r => r.Why).NotEmpty().WithMessage("Enter why it is handed over.").MaximumLength(1000).WithMessage("Enter 1,000 characters or fewer.");
    }
}

internal sealed class OfferHandOverHandler(HostDbContext db, HandOverTargets targets, ISharingGate sharing, ICurrentUser currentUser, IGuidGenerator guids, TimeProvider clock) : IRequestHandler<OfferHandOver, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OfferHandOver request, CancellationToken cancellationToken)
    {
        if (currentUser.Id is not { } from || await targets.FindAsync(request.Type, request.Id, cancellationToken) is not var (target, record))
            return Result.NotFound();
        var (to, refused) = request.Way switch
        {
            HandOverWay.Person => await PersonAsync(request, target, record, cancellationToken),
            HandOverWay.Team => await TeamAsync(request, target, record, cancellationToken),
            _ => await AgencyAsync(request, target, record, cancellationToken),
        };
        if (to is null)
            return refused!;

        var permit = SharingGate.Within(currentUser.AgencyCode, request.Id);
        Guid? agreement = null;
        if (to.AgencyCode != currentUser.AgencyCode)
        {
            var share = new Share(to.AgencyCode!, target.DataTypes, SharingPurposes.SupportChild, request.Type, request.Id, record.PersonId) { Necessity = request.Why, OverrideReason = request.OverrideReason };
            var decision = await sharing.CheckAsync(share, cancellationToken);
            if (decision.Permit is null)
                return Result.Failure(decision.MayOverride ? nameof(request.OverrideReason) : to.Field, decision.Sentence);
            (permit, agreement) = (decision.Permit, decision.AgreementId);
        }

        // Whoever answers for a team or an agency may not be able to open the record: the offer says what they must know.
        var summary = to.UserId is null ? await target.SummariseAsync(request.Id, cancellationToken) : null;
        var handOver = HandOver.Offer(permit, guids.Create(), to.Kind, request.Type, record.PersonId, from, to.UserId, to.AreaCode, to.Service, request.Why!, summary, agreement,
            UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime));
        db.Add(handOver);
        return handOver.Id;
    }

    private async Task<(Receiver?, Failure?)> PersonAsync(OfferHandOver request, IHandOverTarget target, HandOverRecord record, CancellationToken cancellationToken)
    {
        if (await IsOfferedAsync(request.Id, cancellationToken))
            return (null, Offered(target));
        var to = await db.Users.Where(u => u.UserName == request.To && u.IsActive).Select(u => new { u.Id, Agency = u.Memberships.OrderBy(m => m.Id).Select(m => m.AgencyCode).FirstOrDefault() }).SingleOrDefaultAsync(cancellationToken);
        if (to is null)
            return (null, Result.Failure(nameof(request.To), "Choose somebody who works here."));
        if (to.Id == record.HolderId)
            return (null, Result.Failure(nameof(request.To), $"This {target.Noun} is theirs already. Choose somebody else."));
        if (to.Agency == currentUser.AgencyCode)
            return (new Receiver(HandOverKind.Assign, nameof(request.To), to.Id, to.Agency), null);
        return to.Agency is null
            ? (null, Result.Failure(nameof(request.To), "Their account names no agency, so the hand-over cannot be checked. Choose somebody else."))
            : (new Receiver(HandOverKind.Transfer, nameof(request.To), to.Id, to.Agency), null);
    }

    private async Task<(Receiver?, Failure?)> TeamAsync(OfferHandOver request, IHandOverTarget target, HandOverRecord record, CancellationToken cancellationToken)
    {
        if (await IsOfferedAsync(request.Id, cancellationToken))
            return (null, Offered(target));
        if (await IsRestrictedAsync(record, cancellationToken))
            return (null, Restricted(nameof(request.Team)));
        var team = (await HandOverReach.TeamsAsync(db, target, record, currentUser.AgencyCode, cancellationToken)).FirstOrDefault(t => t.Key == request.Team);
        return team is null
            ? (null, Result.Failure(nameof(request.Team), "Choose a team from the list."))
            : (new Receiver(HandOverKind.Transfer, nameof(request.Team), null, team.AgencyCode, team.AreaCode), null);
    }

    private async Task<(Receiver?, Failure?)> AgencyAsync(OfferHandOver request, IHandOverTarget target, HandOverRecord record, CancellationToken cancellationToken)
    {
        if (await IsRestrictedAsync(record, cancellationToken))
            return (null, Restricted(nameof(request.Agency)));
        if (!await db.Agencies.AnyAsync(a => a.Code == request.Agency && !a.IsRetired, cancellationToken))
            return (null, Result.Failure(nameof(request.Agency), "Choose an agency from the list."));
        var isOwn = request.Agency == currentUser.AgencyCode;
        if (request.Way == HandOverWay.Share)
            return isOwn ? (null, Result.Failure(nameof(request.Agency), "Your own agency reads the record by role and area. Choose another one.")) : (new Receiver(HandOverKind.Share, nameof(request.Agency), null, request.Agency), null);
        var service = string.IsNullOrEmpty(request.Service) ? null : request.Service;
        if (service is not null && target.Services.All(s => s.Code != service))
            return (null, Result.Failure(nameof(request.Service), "Choose from the list what you ask for."));
        if (isOwn && service is null)
            return (null, Result.Failure(nameof(request.Service), "Choose which workstream of your own agency you ask."));
        return await db.Set<HandOver>().AnyAsync(h => h.RecordId == request.Id && h.Kind == HandOverKind.Refer && h.ToAgency == request.Agency && h.Service == service
            && (h.State == HandOverState.Offered || h.State == HandOverState.Accepted), cancellationToken)
            ? (null, Result.Failure("", "This agency has been asked already and has not answered. Take that back first."))
            : (new Receiver(HandOverKind.Refer, nameof(request.Agency), null, request.Agency, Service: service), null);
    }

    private static Failure Offered(IHandOverTarget target) => Result.Failure("", $"This {target.Noun} is offered to somebody already. Take the offer back first.");

    private static Failure Restricted(string field) => Result.Failure(field, "Only named people may see this record. Name a person first, then hand it over to them.");

    private Task<bool> IsOfferedAsync(Guid recordId, CancellationToken cancellationToken) => db.Set<HandOver>().AnyAsync(
        h => h.RecordId == recordId && (h.Kind == HandOverKind.Assign || h.Kind == HandOverKind.Transfer) && (h.State == HandOverState.Offered || h.State == HandOverState.Accepted), cancellationToken);

    private Task<bool> IsRestrictedAsync(HandOverRecord record, CancellationToken cancellationToken) => db.RestrictedAmong([record.PersonId]).AnyAsync(cancellationToken);

    /// <param name="Kind">What it comes to.</param>
    /// <param name="Field">Where the form asks for the receiver.</param>
    /// <param name="UserId">The person; null for a team or an agency.</param>
    /// <param name="AgencyCode">Their agency.</param>
    /// <param name="AreaCode">The team's area.</param>
    /// <param name="Service">What is asked for.</param>
    private sealed record Receiver(HandOverKind Kind, string Field, Guid? UserId, string? AgencyCode, string? AreaCode = null, string? Service = null);
}
