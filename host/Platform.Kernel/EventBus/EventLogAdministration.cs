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
internal sealed class EventLogAdministration(
    KernelDbContext kernel, EventRegistry registry, AuditTrail audit, ICurrentUser currentUser, WriterGate gate, BusWakeUp wakeUp, ReplaySignal replays, TimeProvider timeProvider)
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
    /// Tells a module again what the log keeps from a position on. Handlers see <see cref="EventContext.IsReplay"/>; what was still
    /// waiting stays as it is and comes in its turn, and what is new waits until the replay has ended. It is only begun here: the
    /// platform goes on with it, also after a stop.
    /// </summary>
    /// <param name="consumer">The module.</param>
    /// <param name="fromPosition">The first event to tell again.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many events there are to tell.</returns>
    public Task<Result<long>> ReplayAsync(string consumer, long fromPosition, string? reason, CancellationToken cancellationToken)
        => StartReplayAsync(consumer, fromPosition, isRebuild: false, reason, new EventsReplayed(reason), cancellationToken);

    /// <summary>Empties a module's read model and builds it again from the kept events.</summary>
    /// <inheritdoc cref="ReplayAsync"/>
    public Task<Result<long>> RebuildAsync(string consumer, string? reason, CancellationToken cancellationToken)
        => StartReplayAsync(consumer, fromPosition: 1, isRebuild: true, reason, new ReadModelRebuilt(reason), cancellationToken);

    private async Task<Result<long>> StartReplayAsync(string consumer, long fromPosition, bool isRebuild, string? reason, IAboutRecord entry, CancellationToken cancellationToken)
    {
        if (Check(reason) is { } refused)
            return refused;
        if (registry.Find(consumer) is not { } reader)
            return Result.Failure("", $"No module '{consumer}' that is installed here reads the event log. Choose one from the list.");
        if (isRebuild && reader.Module.Instance.ReadModel.Count == 0)
            return Result.Failure("", $"{reader.Module.DisplayName} has no read model: what it holds was recorded by people, and is not taken away. Tell it the past again without emptying it.");
        var from = Math.Max(fromPosition, 1);
        var names = reader.Subscriptions.Keys.ToArray();
        var expected = await kernel.Outbox.LongCountAsync(m => m.Position >= from && EF.Parameter(names).Contains(m.Name), cancellationToken).ConfigureAwait(false);

        var started = await InTransactionAsync<Result<long>>(async now =>
        {
            // Holds the cursor, so that nothing is pulled in between.
            var found = await kernel.Consumers
                .Where(c => c.Name == consumer)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.UpdatedUtc, now), cancellationToken)
                .ConfigureAwait(false);
            if (found == 0)
                return Result.Failure("", $"{reader.Module.DisplayName} has not read the event log yet. It will hear everything from its first start on.");
            var run = await kernel.Replays.SingleOrDefaultAsync(r => r.Consumer == consumer, cancellationToken).ConfigureAwait(false);
            if (run is { EndedUtc: null })
                return Result.Failure("", $"{reader.Module.DisplayName} is being told the past again already. Wait until that has ended.");

            // Waits for handlers that are at work, and makes those that were about to begin think again: none of them may come
            // between the past and its replay.
            await kernel.Inbox
                .Where(i => i.Consumer == consumer && i.Status == InboxStatus.Waiting && i.NextAttemptUtc <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.NextAttemptUtc, now), cancellationToken)
                .ConfigureAwait(false);
            if (run is null)
                kernel.Replays.Add(run = new ReplayRun { Consumer = consumer });
            var cursor = await kernel.Consumers.Where(c => c.Name == consumer).Select(c => c.Position).SingleAsync(cancellationToken).ConfigureAwait(false);
            (run.IsFirst, run.IsRebuild, run.Phase) = (false, isRebuild, isRebuild ? ReplayPhase.Emptying : ReplayPhase.Telling);
            (run.FromPosition, run.ToPosition, run.Position) = (from, cursor, from - 1);
            (run.Expected, run.Told, run.StartedUtc, run.UpdatedUtc, run.EndedUtc, run.StartedBy) = (expected, 0, now, now, null, currentUser.DisplayName);
            Audit(consumer, entry);
            return expected;
        }, cancellationToken).ConfigureAwait(false);
        replays.Signal();
        return started;
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

    [AuditedAs("Emptied a workstream's read model and built it again")]
    private sealed record ReadModelRebuilt(string? Reason) : OperatorDecision(null, Reason);

    [AuditedAs("Retired a workstream from the event log")]
    private sealed record ConsumerRetired(string? Reason) : OperatorDecision(null, Reason);

    private abstract record OperatorDecision(Guid? RecordId, string? Reason) : IAboutRecord
    {
        public string RecordType => EventLogAdministration.RecordType;
    }
}
