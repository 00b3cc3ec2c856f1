using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Kernel.EventBus;

/// <summary>
/// What operators decide about events, for the Events page and <c>platform events</c>. Every decision needs a reason and is
/// audited in the same transaction.
/// </summary>
internal sealed class EventLogAdministration(KernelDbContext kernel, AuditTrail audit, ICurrentUser currentUser, WriterGate gate, BusWakeUp wakeUp, TimeProvider timeProvider)
{
    public const string RecordType = "event";

    private const int ReasonLength = 500;
    private static readonly Failure Moved = Result.Failure("", "This event is no longer parked. Somebody decided about it, or it was handled, in the meantime.");

    /// <summary>Tries a dead event again at once; the rest of its stream follows.</summary>
    public Task<Result> RetryAsync(string consumer, long position, string? reason, CancellationToken cancellationToken)
        => DecideAsync(consumer, position, reason, i => i.Status == InboxStatus.Dead || i.Status == InboxStatus.Waiting && i.Attempts > 0, (decision, now) => kernel.Inbox
            .Where(i => i.Consumer == consumer && i.Position == position && (i.Status == InboxStatus.Dead || i.Status == InboxStatus.Waiting && i.Attempts > 0))
            .ExecuteUpdateAsync(set => set
                .SetProperty(i => i.Status, InboxStatus.Waiting)
                .SetProperty(i => i.Attempts, 0)
                .SetProperty(i => i.NextAttemptUtc, now)
                .SetProperty(i => i.Decision, decision), cancellationToken), (id, r) => new EventRetried(id, r), cancellationToken);

    /// <summary>Leaves an event out for this module for good; the rest of its stream follows.</summary>
    public Task<Result> SkipAsync(string consumer, long position, string? reason, CancellationToken cancellationToken)
        => DecideAsync(consumer, position, reason, i => i.Status is InboxStatus.Dead or InboxStatus.Waiting, (decision, now) => kernel.Inbox
            .Where(i => i.Consumer == consumer && i.Position == position && (i.Status == InboxStatus.Dead || i.Status == InboxStatus.Waiting))
            .ExecuteUpdateAsync(set => set
                .SetProperty(i => i.Status, InboxStatus.Skipped)
                .SetProperty(i => i.HandledUtc, now)
                .SetProperty(i => i.Decision, decision), cancellationToken), (id, r) => new EventSkipped(id, r), cancellationToken);

    /// <summary>Tries again every dead event of a module that failed with the same words.</summary>
    /// <returns>How many.</returns>
    public async Task<Result<int>> RetryAllOfErrorAsync(string consumer, string error, string? reason, CancellationToken cancellationToken)
    {
        if (Check(reason) is { } refused)
            return refused;

        return await InTransactionAsync<Result<int>>(async now =>
        {
            var decision = Decision("Retried", reason!);
            var retried = await kernel.Inbox
                .Where(i => i.Consumer == consumer && i.Status == InboxStatus.Dead && i.LastError == error)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(i => i.Status, InboxStatus.Waiting)
                    .SetProperty(i => i.Attempts, 0)
                    .SetProperty(i => i.NextAttemptUtc, now)
                    .SetProperty(i => i.Decision, decision), cancellationToken)
                .ConfigureAwait(false);
            if (retried == 0)
                return Moved;
            Audit(consumer, new EventsOfErrorRetried(reason));
            return retried;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Tells a module again what it handled from a position on. What its inbox has forgotten comes from the log. Handlers see
    /// <see cref="EventContext.IsReplay"/>; what was still waiting stays as it is and comes in its turn.
    /// </summary>
    /// <param name="consumer">The module.</param>
    /// <param name="fromPosition">The first event to tell again.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many events are told again.</returns>
    public async Task<Result<int>> ReplayAsync(string consumer, long fromPosition, string? reason, CancellationToken cancellationToken)
    {
        if (Check(reason) is { } refused)
            return refused;

        return await InTransactionAsync<Result<int>>(async now =>
        {
            // Holds the cursor, so that nothing is pulled in between.
            var found = await kernel.Consumers
                .Where(c => c.Name == consumer && c.Name != Consumer.Sequencer)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.UpdatedUtc, now), cancellationToken)
                .ConfigureAwait(false);
            if (found == 0)
                return Result.Failure("", $"No module '{consumer}' reads the event log. Choose one from the list.");

            // Waits for handlers that are at work on these rows, and makes those that were about to begin think again: without
            // this, an event could be committed beside the replay and then be missing from it.
            var from = fromPosition;
            await kernel.Inbox
                .Where(i => i.Consumer == consumer && i.Position >= from && i.Status == InboxStatus.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.NextAttemptUtc, now), cancellationToken)
                .ConfigureAwait(false);
            var decision = Decision("Replayed", reason!);
            var again = await kernel.Inbox
                .Where(i => i.Consumer == consumer && i.Position >= from && (i.Status == InboxStatus.Done || i.Status == InboxStatus.Skipped))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(i => i.Status, InboxStatus.Waiting)
                    .SetProperty(i => i.Attempts, 0)
                    .SetProperty(i => i.NextAttemptUtc, now)
                    .SetProperty(i => i.IsReplay, true)
                    .SetProperty(i => i.HandledUtc, (DateTime?)null)
                    .SetProperty(i => i.HandledBy, (string?)null)
                    .SetProperty(i => i.Decision, decision), cancellationToken)
                .ConfigureAwait(false);
            var row = await kernel.Consumers.AsNoTracking().SingleAsync(c => c.Name == consumer, cancellationToken).ConfigureAwait(false);
            var names = row.Handles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => (consumer, n)).ToList();
            if (names.Count > 0)
                again += await InboxCopy.CopyAsync(kernel, names, fromPosition - 1, row.Position, isReplay: true, now, cancellationToken).ConfigureAwait(false);
            Audit(consumer, new EventsReplayed(reason));
            return again;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A module that will not come back no longer holds the log. Its tables stay.</summary>
    public async Task<Result> RetireAsync(string consumer, string? reason, CancellationToken cancellationToken)
    {
        if (Check(reason) is { } refused)
            return refused;

        return await InTransactionAsync<Result>(async now =>
        {
            var retired = await kernel.Consumers
                .Where(c => c.Name == consumer && c.State == ConsumerState.Missing)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ConsumerState.Retired).SetProperty(c => c.UpdatedUtc, now), cancellationToken)
                .ConfigureAwait(false);
            if (retired == 0)
                return Result.Failure("", "Only a module that is missing can be retired. Take its folder away and restart the platform first.");
            Audit(consumer, new ConsumerRetired(reason));
            return Result.Success();
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Result> DecideAsync(
        string consumer, long position, string? reason, Func<InboxMessage, bool> mayDecide, Func<string, DateTime, Task<int>> update, Func<Guid, string?, IAboutRecord> entry, CancellationToken cancellationToken)
    {
        if (Check(reason) is { } refused)
            return refused;

        return await InTransactionAsync<Result>(async now =>
        {
            var message = await kernel.Inbox.AsNoTracking().SingleOrDefaultAsync(i => i.Consumer == consumer && i.Position == position, cancellationToken).ConfigureAwait(false);
            if (message is null || !mayDecide(message))
                return Moved;
            var about = entry(message.MessageId, reason);
            if (await update(Decision(about is EventSkipped ? "Skipped" : "Retried", reason!), now).ConfigureAwait(false) != 1)
                return Moved;
            Audit(consumer, about);
            return Result.Success();
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TResult> InTransactionAsync<TResult>(Func<DateTime, Task<TResult>> decide, CancellationToken cancellationToken) where TResult : Result
    {
        var now = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
        TResult result;
        using (await gate.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            result = await decide(now).ConfigureAwait(false);
            if (!result.Succeeded)
                return result;
            await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        wakeUp.Signal();
        return result;
    }

    private void Audit(string consumer, IAboutRecord decision) => kernel.Audit.Add(audit.Entry(consumer, decision, response: null, isView: false));

    private string Decision(string what, string reason) => $"{what} by {currentUser.DisplayName}: {reason.Trim()}";

    private static Failure? Check(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? Result.Failure("Reason", "Enter why you decide this. It is kept in the audit trail.")
        : reason.Length > ReasonLength
            ? Result.Failure("Reason", $"Enter a reason of {ReasonLength} characters or fewer.")
            : null;

    // Their names are the actions that the audit trail shows.
    [AuditedAs("Tried an event again")]
    private sealed record EventRetried(Guid? RecordId, string? Reason) : OperatorDecision(RecordId, Reason);

    [AuditedAs("Left an event out")]
    private sealed record EventSkipped(Guid? RecordId, string? Reason) : OperatorDecision(RecordId, Reason);

    [AuditedAs("Tried events again")]
    private sealed record EventsOfErrorRetried(string? Reason) : OperatorDecision(null, Reason);

    [AuditedAs("Told a workstream the past again")]
    private sealed record EventsReplayed(string? Reason) : OperatorDecision(null, Reason);

    [AuditedAs("Retired a workstream from the event log")]
    private sealed record ConsumerRetired(string? Reason) : OperatorDecision(null, Reason);

    private abstract record OperatorDecision(Guid? RecordId, string? Reason) : IAboutRecord
    {
        public string RecordType => EventLogAdministration.RecordType;
    }
}
