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

/// <summary>Offers a record to somebody. It stays with its holder until they accept.</summary>
[RequiresPermission(HandOverPermissions.Use)]
[AuditedAs("Offered to hand it over")]
internal sealed record OfferHandOver(string Type, Guid Id, string? To, string? Why, string? OverrideReason = null) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Why;
}

internal sealed class OfferHandOverValidator : AbstractValidator<OfferHandOver>
{
    public OfferHandOverValidator()
    {
        RuleFor(r => r.To).NotEmpty().WithMessage("Choose to whom.");
        RuleFor(r => r.Why).NotEmpty().WithMessage("Enter why it is handed over.").MaximumLength(1000).WithMessage("Enter 1,000 characters or fewer.");
    }
}

internal sealed class OfferHandOverHandler(HostDbContext db, HandOverTargets targets, ISharingGate sharing, ICurrentUser currentUser, IGuidGenerator guids, TimeProvider clock) : IRequestHandler<OfferHandOver, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OfferHandOver request, CancellationToken cancellationToken)
    {
        if (currentUser.Id is not { } from || await targets.FindAsync(request.Type, request.Id, cancellationToken) is not var (target, record))
            return Result.NotFound();
        if (await db.Set<HandOver>().AnyAsync(h => h.RecordId == request.Id && (h.State == HandOverState.Offered || h.State == HandOverState.Accepted), cancellationToken))
            return Result.Failure("", $"This {target.Noun} is offered to somebody already. Take the offer back first.");
        var to = await db.Users.Where(u => u.UserName == request.To && u.IsActive).Select(u => new { u.Id, Agency = u.Memberships.OrderBy(m => m.Id).Select(m => m.AgencyCode).FirstOrDefault() }).SingleOrDefaultAsync(cancellationToken);
        if (to is null)
            return Result.Failure(nameof(request.To), "Choose somebody who works here.");
        if (to.Id == record.HolderId)
            return Result.Failure(nameof(request.To), $"This {target.Noun} is theirs already. Choose somebody else.");

        var id = guids.Create();
        Guid? agreement = null;
        var kind = to.Agency == currentUser.AgencyCode ? HandOverKind.Assign : HandOverKind.Transfer;
        if (kind == HandOverKind.Transfer)
        {
            if (to.Agency is null)
                return Result.Failure(nameof(request.To), "Their account names no agency, so the hand-over cannot be checked. Choose somebody else.");
            var decision = await sharing.CheckAsync(
                new Share(to.Agency, target.DataTypes, SharingPurposes.SupportChild, request.Type, request.Id, record.PersonId) { Necessity = request.Why, OverrideReason = request.OverrideReason }, cancellationToken);
            if (!decision.IsAllowed)
                return Result.Failure(decision.MayOverride ? nameof(request.OverrideReason) : nameof(request.To), decision.Sentence);
            agreement = decision.AgreementId;
        }

        db.Add(new HandOver
        {
            Id = id, Kind = kind, RecordType = request.Type, RecordId = request.Id, PersonId = record.PersonId, FromUserId = from, FromAgency = currentUser.AgencyCode,
            ToUserId = to.Id, ToAgency = to.Agency, Why = request.Why!.Trim(), AgreementId = agreement, OfferedUtc = UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime),
        });
        return id;
    }
}

/// <summary>Accepts or declines what was offered to the current person.</summary>
[RequiresPermission(HandOverPermissions.Use)]
[AuditedAs("Answered the offer of a hand-over")]
internal sealed record AnswerHandOver(Guid Id, bool? Accept, string? Note) : ICommand, IAboutRecord
{
    /// <summary>The hand-over as a kind of record in the audit trail.</summary>
    public const string RecordType = "hand-over";

    string IAboutRecord.RecordType => RecordType;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Note;
}

internal sealed class AnswerHandOverValidator : AbstractValidator<AnswerHandOver>
{
    public AnswerHandOverValidator()
    {
        RuleFor(r => r.Accept).NotNull().WithMessage("Choose whether you accept.");
        RuleFor(r => r.Note).NotEmpty().When(r => r.Accept == false).WithMessage("Enter why you decline.");
        RuleFor(r => r.Note).MaximumLength(1000).WithMessage("Enter 1,000 characters or fewer.");
    }
}

internal sealed class AnswerHandOverHandler(HostDbContext db, HandOverTargets targets, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<AnswerHandOver, Result>
{
    public async Task<Result> Handle(AnswerHandOver request, CancellationToken cancellationToken)
    {
        var handOver = await db.Set<HandOver>().SingleOrDefaultAsync(h => h.Id == request.Id && h.ToUserId == currentUser.Id, cancellationToken);
        if (handOver is null)
            return Result.NotFound();
        if (handOver.State != HandOverState.Offered)
            return Result.Failure("", "This offer has been answered or taken back. Reload the page to see what came of it.");
        if (request.Accept == true && await targets.FindAsync(handOver.RecordType, handOver.RecordId, cancellationToken) is null)
            return Result.Failure("", "You cannot open this record: your role or areas do not reach it, or it is closed. Decline, or ask for access first.");
        (handOver.State, handOver.DecidedUtc, handOver.DecidedBy, handOver.DecisionNote) =
            (request.Accept == true ? HandOverState.Accepted : HandOverState.Declined, clock.GetUtcNow().UtcDateTime, currentUser.Id, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        handOver.Version++;
        return Result.Success();
    }
}

/// <summary>Takes an offer back that nobody has answered.</summary>
[RequiresPermission(HandOverPermissions.Use)]
[AuditedAs("Took back the offer of a hand-over")]
internal sealed record RevokeHandOver(Guid Id, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => AnswerHandOver.RecordType;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Note;
}

internal sealed class RevokeHandOverValidator : AbstractValidator<RevokeHandOver>
{
    public RevokeHandOverValidator() => RuleFor(r => r.Note).NotEmpty().WithMessage("Enter why you take it back.").MaximumLength(1000).WithMessage("Enter 1,000 characters or fewer.");
}

internal sealed class RevokeHandOverHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<RevokeHandOver, Result>
{
    public async Task<Result> Handle(RevokeHandOver request, CancellationToken cancellationToken)
    {
        var handOver = await db.Set<HandOver>().SingleOrDefaultAsync(h => h.Id == request.Id && h.FromUserId == currentUser.Id, cancellationToken);
        if (handOver is null)
            return Result.NotFound();
        if (handOver.State != HandOverState.Offered)
            return Result.Failure("", "This offer has been answered or taken back. Reload the page to see what came of it.");
        (handOver.State, handOver.DecidedUtc, handOver.DecidedBy, handOver.DecisionNote) = (HandOverState.Revoked, clock.GetUtcNow().UtcDateTime, currentUser.Id, request.Note!.Trim());
        handOver.Version++;
        return Result.Success();
    }
}

/// <summary>Notes that the record's module has made the change.</summary>
[RequiresPermission(HandOverPermissions.Use)]
[AuditedAs("Took the record over")]
internal sealed record CompleteHandOver(Guid Id) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => AnswerHandOver.RecordType;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class CompleteHandOverHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<CompleteHandOver, Result>
{
    public async Task<Result> Handle(CompleteHandOver request, CancellationToken cancellationToken)
    {
        var handOver = await db.Set<HandOver>().SingleOrDefaultAsync(h => h.Id == request.Id && h.ToUserId == currentUser.Id && h.State == HandOverState.Accepted, cancellationToken);
        if (handOver is null)
            return Result.NotFound();
        (handOver.State, handOver.DoneUtc) = (HandOverState.Done, clock.GetUtcNow().UtcDateTime);
        handOver.Version++;
        return Result.Success();
    }
}

/// <summary>The kinds of record that can be handed over, of the workstreams that are switched on.</summary>
internal sealed class HandOverTargets(IEnumerable<IHandOverTarget> targets, Kernel.Modularity.ModuleCatalogue modules, Kernel.Modularity.IModuleSwitches switches, ICurrentUser currentUser)
{
    public IHandOverTarget? Of(string recordType)
        => targets.FirstOrDefault(t => t.RecordType == recordType && (modules.Of(t.GetType()) is not { } module || switches.IsEnabled(module.Name)));

    /// <summary>The record, where the current person sees it and may hand it over or take it.</summary>
    public async Task<(IHandOverTarget Target, HandOverRecord Record)?> FindAsync(string recordType, Guid id, CancellationToken cancellationToken)
        => Of(recordType) is { } target && currentUser.HasPermission(target.RequiredPermission) && await target.FindAsync(id, cancellationToken) is { } record ? (target, record) : null;
}
