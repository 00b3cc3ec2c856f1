using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Handles what waits in a consumer's inbox. Each event has a scope and a transaction of its own in which its row is marked
/// first: of several nodes one finds the row waiting, and a failure takes the mark back with everything else.
/// </summary>
internal sealed class Dispatcher(
    IServiceScopeFactory scopes,
    EventRegistry registry,
    ModuleDbContextTypes contexts,
    IModuleSwitches switches,
    IDatabaseProvider database,
    WriterGate gate,
    FailedEvents failures,
    IOptions<EventBusOptions> options,
    TimeProvider timeProvider,
    ILogger<Dispatcher> logger)
{
    /// <summary>A deadlock, a busy database or a lost race for a record says nothing about the event: tried again at once.</summary>
    private static readonly TimeSpan[] TransientSteps = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    /// <summary>Handles one batch of one consumer: the events that are due and that nothing in their stream stands before.</summary>
    public async Task<HandleRound> HandleAsync(string consumerName, CancellationToken cancellationToken)
    {
        var consumer = registry.Find(consumerName) ?? throw new InvalidOperationException($"No module '{consumerName}' is loaded.");
        var waiting = await ReadWaitingAsync(consumerName, cancellationToken).ConfigureAwait(false);
        if (waiting.Count == 0)
            return default;

        var tally = new Tally();
        if (database.HandlerParallelism == 1)
        {
            var stopped = new HashSet<string>(StringComparer.Ordinal);
            foreach (var message in waiting)
            {
                if (!stopped.Contains(message.StreamKey) && !tally.Add(await HandleAsync(consumer, message, cancellationToken).ConfigureAwait(false)))
                    stopped.Add(message.StreamKey);
            }
        }
        else
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = database.HandlerParallelism, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(waiting.GroupBy(m => m.StreamKey, StringComparer.Ordinal), parallel, async (stream, token) =>
            {
                foreach (var message in stream)
                {
                    if (!tally.Add(await HandleAsync(consumer, message, token).ConfigureAwait(false)))
                        break;
                }
            }).ConfigureAwait(false);
        }

        return tally.ToRound(waiting.Count == options.Value.HandleBatchSize);
    }

    /// <summary>
    /// In the order of the log, each stream from its head on: a row is left out when an earlier one of its stream is dead or
    /// waits for a later time. What is returned of a stream is therefore all that is due of it, without a hole.
    /// </summary>
    private async Task<List<WaitingEvent>> ReadWaitingAsync(string consumer, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        var now = timeProvider.GetUtcNow().UtcDateTime;
        var due =
            from i in kernel.Inbox
            where i.Consumer == consumer && i.Status == InboxStatus.Waiting && i.NextAttemptUtc <= now
                && !kernel.Replays.Any(r => r.Consumer == consumer && r.EndedUtc == null)
                && !kernel.Inbox.Any(e => e.Consumer == consumer && e.StreamKey == i.StreamKey && e.Status == InboxStatus.Dead && e.Position < i.Position)
                && !kernel.Inbox.Any(e => e.Consumer == consumer && e.StreamKey == i.StreamKey && e.Status == InboxStatus.Waiting && e.Position < i.Position && e.NextAttemptUtc > now)
            orderby i.Position
            select i;
        var events =
            from i in due.Take(options.Value.HandleBatchSize)
            join m in kernel.Outbox on (long?)i.Position equals m.Position into kept
            from m in kept.DefaultIfEmpty()
            orderby i.Position
            select new WaitingEvent(i.Position, i.MessageId, i.Name, i.StreamKey, i.Attempts, i.NextAttemptUtc, i.IsReplay, m.OccurredUtc, m.Payload, m.Headers);
        return await events.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Outcome> HandleAsync(EventConsumer consumer, WaitingEvent message, CancellationToken cancellationToken)
    {
        // Asked for each event, so that switching a module off stops it in the middle of a batch.
        if (!switches.IsEnabled(consumer.Name))
            return Outcome.Left;
        if (!consumer.Subscriptions.TryGetValue(message.Name, out var subscription))
            return await failures.RecordNoHandlerAsync(consumer, message, cancellationToken).ConfigureAwait(false);
        if (message.Payload is null)
            return await failures.RecordDeadAsync(consumer, message, "The event is no longer in the log.", cancellationToken).ConfigureAwait(false);

        using var activity = BusTelemetry.StartHandling(consumer.Name, message.Name, message.MessageId, message.Headers);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
                return await RunAsync(consumer, subscription, message, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception e) when (attempt < TransientSteps.Length && IsTransient(e))
            {
                BusLog.TransientFailure(logger, consumer.Name, message.Name, message.MessageId, e);
            }
            // Whatever a handler throws is an answer about this event and must not stop the others.
#pragma warning disable CA1031
            catch (Exception e)
#pragma warning restore CA1031
            {
                activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, e.GetType().Name);
                return await failures.RecordAsync(consumer, message, e, cancellationToken).ConfigureAwait(false);
            }

            await Task.Delay(TransientSteps[attempt] * (0.8 + 0.4 * Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Outcome> RunAsync(EventConsumer consumer, EventSubscription subscription, WaitingEvent message, CancellationToken cancellationToken)
    {
        var eventData = subscription.Read(message.Payload!);
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var told = services.GetRequiredService<EventContext>();
        told.MessageId = message.MessageId;
        told.Position = message.Position;
        told.OccurredUtc = message.OccurredUtc ?? default;
        told.IsReplay = message.IsReplay;
        told.Consumer = consumer.Name;

        // A module without tables of its own is marked in the kernel's context.
        DbContext context = (DbContext?)contexts.Resolve(services, consumer.Name) ?? services.GetRequiredService<KernelDbContext>();
        // A failure takes back the whole transaction; a savepoint for each save would be two statements for nothing.
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var now = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
        // NextAttemptUtc as it was read: a replay that started since has changed it, and earlier events come first again.
        // And not while the past is told: the newer would be overwritten by the older.
        // By hand, because it is made for every event: EF takes longer over the expression than the database over the statement.
        var marked = await context.Database.ExecuteSqlAsync($"""
            UPDATE "bus_Inbox" SET "Status" = {(int)InboxStatus.Done}, "HandledUtc" = {now}, "HandledBy" = {options.Value.NodeName}
            WHERE "Consumer" = {consumer.Name} AND "Position" = {message.Position} AND "Status" = {(int)InboxStatus.Waiting} AND "NextAttemptUtc" = {message.NextAttemptUtc}
              AND NOT EXISTS (SELECT 1 FROM "bus_Replay" AS r WHERE r."Consumer" = {consumer.Name} AND r."EndedUtc" IS NULL)
            """, cancellationToken).ConfigureAwait(false);
        if (marked != 1)
            return Outcome.LostRace;

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.HandlerTimeout);
        try
        {
            await subscription.HandleAsync(services, eventData, limit.Token).ConfigureAwait(false);
            await context.SaveChangesAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The handler took longer than {options.Value.HandlerTimeout}.", e);
        }

        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        BusTelemetry.Handled(consumer.Name, message.Name);
        return Outcome.Handled;
    }

    private bool IsTransient(Exception e) => e is DbUpdateConcurrencyException || database.IsTransient(e);

    private sealed class Tally
    {
        private int handled;
        private int failed;
        private int lost;

        /// <returns>True when the next event of the stream may follow.</returns>
        public bool Add(Outcome outcome)
        {
            _ = outcome switch
            {
                Outcome.Handled => Interlocked.Increment(ref handled),
                Outcome.Failed => Interlocked.Increment(ref failed),
                Outcome.LostRace => Interlocked.Increment(ref lost),
                _ => 0,
            };
            return outcome == Outcome.Handled;
        }

        public HandleRound ToRound(bool isFull) => new(handled, failed, lost, isFull);
    }
}

/// <summary>A row of an inbox with its event.</summary>
internal sealed record WaitingEvent(
    long Position, Guid MessageId, string Name, string StreamKey, int Attempts, DateTime NextAttemptUtc, bool IsReplay, DateTime? OccurredUtc, string? Payload, string? Headers);

/// <summary>What became of one event.</summary>
internal enum Outcome
{
    /// <summary>Not touched: the module is switched off, or a newer version of it will handle the event.</summary>
    Left,

    /// <summary>Handled and committed.</summary>
    Handled,

    /// <summary>To be tried again, or dead.</summary>
    Failed,

    /// <summary>Another node has it, or an operator decided about it.</summary>
    LostRace,
}

/// <summary>What one round of handling did.</summary>
/// <param name="Handled">Handled and committed.</param>
/// <param name="Failed">Failed and recorded.</param>
/// <param name="LostRaces">Taken by another node.</param>
/// <param name="IsFull">There may be more: do not pull yet.</param>
internal readonly record struct HandleRound(int Handled, int Failed, int LostRaces, bool IsFull)
{
    public bool HasMoved => Handled + Failed + LostRaces > 0;

    /// <summary>Another round at once will find more.</summary>
    public bool GoesOn => IsFull && HasMoved || LostRaces > 0;
}
