using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Host.Sharing;

/// <summary>Accepts or declines what was offered to the current person, their team or their agency. Who answers first, answers for all.</summary>
[RequiresPermission(HandOverPermissions.Receive)]
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
        var handOver = await db.Set<HandOver>().ToMe(currentUser).SingleOrDefaultAsync(h => h.Id == request.Id, cancellationToken);
        if (handOver is null)
            return Result.NotFound();
        if (handOver.State != HandOverState.Offered)
            return Result.Failure("", "This offer has been answered or taken back. Reload the page to see what came of it.");
        if (request.Accept == true && await WhyNotAsync(handOver, cancellationToken) is { } refused)
            return refused;
        var now = clock.GetUtcNow().UtcDateTime;
        handOver.State = request.Accept == false ? HandOverState.Declined : handOver.ChangesTheRecord ? HandOverState.Accepted : HandOverState.Done;
        (handOver.DecidedUtc, handOver.DecidedBy, handOver.DecisionNote) = (now, currentUser.Id, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        if (handOver.State == HandOverState.Done)
            handOver.DoneUtc = now;
        handOver.Version++;
        return Result.Success();
    }

    private async Task<Failure?> WhyNotAsync(HandOver handOver, CancellationToken cancellationToken)
    {
        // What was offered under an agreement is not taken when the agreement is over.
        if (handOver.AgreementId is { } id && await db.Set<Agreement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is var agreement
            && agreement?.StatusOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is not AgreementStatus.InForce)
            return Result.Failure("", $"The information sharing agreement {(agreement is null ? "" : $"“{agreement.Title}” ")}under which this was offered is no longer in force. Decline, and ask for a new offer when there is one.");
        if (handOver.ToUserId is not null)
            return await targets.FindAsync(handOver.RecordType, handOver.RecordId, cancellationToken) is null
                ? Result.Failure("", "You cannot open this record: your role or areas do not reach it, or it is closed. Decline, or ask for access first.") : null;
        if (!handOver.ChangesTheRecord)
            return null;
        if (targets.Of(handOver.RecordType) is not { } target)
            return Result.Failure("", "The workstream of this record is switched off. Try again when it is on.");
        return handOver.ToAreaCode is not null && !currentUser.HasPermission(target.RequiredPermission)
            ? Result.Failure("", $"Your role cannot take a {target.Noun} over. Ask a colleague of your team whose role can.") : null;
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
[RequiresPermission(HandOverPermissions.Receive)]
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
        var handOver = await db.Set<HandOver>().SingleOrDefaultAsync(h => h.Id == request.Id && h.DecidedBy == currentUser.Id && h.State == HandOverState.Accepted, cancellationToken);
        if (handOver is null)
            return Result.NotFound();
        (handOver.State, handOver.DoneUtc) = (HandOverState.Done, clock.GetUtcNow().UtcDateTime);
        handOver.Version++;
        return Result.Success();
    }
}

/// <summary>
/// Lets the record's module make the change that the current person accepted, in its own transaction, and notes that it is done.
/// What failed between the two is finished by doing it again.
/// </summary>
internal sealed class FinishHandOver(HostDbContext db, HandOverTargets targets, IMediator mediator, ICurrentUser currentUser)
{
    public async Task<Result> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var handOver = await db.Set<HandOver>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id && h.DecidedBy == currentUser.Id && h.State == HandOverState.Accepted, cancellationToken);
        if (handOver is null || targets.Of(handOver.RecordType) is not { } target)
            return Result.NotFound();
        var acceptance = new HandOverAcceptance(id, handOver.RecordId, handOver.ToAreaCode, handOver.Service, handOver.Why, SharingGate.PermitOf(handOver));
        var result = await mediator.Send(target.Apply(acceptance), cancellationToken);
        return result.Succeeded ? await mediator.Send(new CompleteHandOver(id), cancellationToken) : result;
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
