using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Tells a module the past again, step by step. The replay's cursor moves in the transaction of the effects and only from where it was
/// read: killed at any point, or run by two nodes at once, each event is told once. Events that only write a read model share
/// transactions; what fails is told by itself, and then goes to the inbox like any other event that fails.
/// </summary>
internal sealed class Replayer(
    IServiceScopeFactory scopes,
    EventRegistry registry,
    ModuleDbContextTypes contexts,
    IModuleSwitches switches,
    IDatabaseProvider database,
    WriterGate gate,
    ReadModels readModels,
    FailedEvents failures,
    BusWakeUp wakeUp,
    IOptions<EventBusOptions> options,
    TimeProvider timeProvider,
    ILogger<Replayer> logger)
{
    /// <summary>How many positions one step looks through: a module that handles little of the log steps over the rest quickly.</summary>
    private const int Window = 20_000;

    private static readonly TimeSpan[] TransientSteps = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    /// <summary>The modules that are being told the past again and that are loaded and switched on here.</summary>
    public async Task<IReadOnlyList<string>> RunningAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var running = await scope.ServiceProvider.GetRequiredService<KernelDbContext>().Replays.AsNoTracking()
            .Where(r => r.EndedUtc == null).Select(r => r.Consumer).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. running.Where(c => registry.Find(c) is not null && switches.IsEnabled(c))];
    }

    /// <summary>Goes on with a module's replay by one step.</summary>
    /// <returns>Null when there is nothing to go on with.</returns>
    public async Task<ReplayRun?> StepAsync(string consumerName, CancellationToken cancellationToken)
    {
        if (registry.Find(consumerName) is not { } consumer || !switches.IsEnabled(consumerName))
            return null;
        var run = await ReadAsync(consumerName, cancellationToken).ConfigureAwait(false);
        if (run is null)
            return null;

        if (run.Phase == ReplayPhase.Emptying)
            await readModels.EmptyAsync(consumer, run, cancellationToken).ConfigureAwait(false);
        else if (run.Position >= run.ToPosition)
            await EndAsync(run, cancellationToken).ConfigureAwait(false);
        else
            await TellAsync(consumer, run, cancellationToken).ConfigureAwait(false);
        return run;
    }

    /// <summary>Runs a module's replay to its end, with pauses in which others write.</summary>
    /// <param name="consumerName">The module.</param>
    /// <param name="report">Told how far it is.</param>
    /// <param name="goesOn">Asked between the steps; null for always.</param>
    /// <param name="cancellationToken">Stops it between two transactions; it can be gone on with.</param>
    public async Task RunAsync(string consumerName, Action<ReplayRun>? report, Func<Task<bool>>? goesOn, CancellationToken cancellationToken)
    {
        while (goesOn is null || await goesOn().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var began = TimeProvider.System.GetTimestamp();
            if (await StepAsync(consumerName, cancellationToken).ConfigureAwait(false) is not { } run)
                return;
            report?.Invoke(run);
            // One writer at a time: whoever waits for the file gets in between.
            if (database.HandlerParallelism == 1)
                await Task.Delay(TimeProvider.System.GetElapsedTime(began) / 4, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ReplayRun?> ReadAsync(string consumer, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDbContext>().Replays.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Consumer == consumer && r.EndedUtc == null, cancellationToken).ConfigureAwait(false);
    }

    private async Task TellAsync(EventConsumer consumer, ReplayRun run, CancellationToken cancellationToken)
    {
        var step = await ReadStepAsync(consumer, run, cancellationToken).ConfigureAwait(false);
        var cursor = run.Position;
        for (var index = 0; index < step.Events.Count;)
        {
            // Asked again for each transaction, so that switching the module off stops it.
            if (!switches.IsEnabled(consumer.Name))
                return;
            var together = TogetherFrom(consumer, step, index);
            index += together.Count;
            var to = index == step.Events.Count ? step.UpTo : together[^1].Position;
            if (!await TellAsync(consumer, together, step, cursor, to, cancellationToken).ConfigureAwait(false))
                return; // Another node is at it.
            cursor = to;
        }

        if (step.Events.Count == 0)
            await MoveAsync(run.Consumer, cursor, step.UpTo, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Events that only write the read model, as many as follow each other; or one other event.</summary>
    private static List<LoggedEvent> TogetherFrom(EventConsumer consumer, ReplayStep step, int index)
    {
        var together = new List<LoggedEvent> { step.Events[index] };
        if (IsShared(step.Events[index]))
            while (++index < step.Events.Count && IsShared(step.Events[index]))
                together.Add(step.Events[index]);
        return together;

        bool IsShared(LoggedEvent e) => consumer.Subscriptions[e.Name].IsProjection && !step.IsHeld(e);
    }

    private async Task<ReplayStep> ReadStepAsync(EventConsumer consumer, ReplayRun run, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        var (from, to, name) = (run.Position, Math.Min(run.Position + Window, run.ToPosition), consumer.Name);
        var names = consumer.Subscriptions.Keys.ToArray();
        var events = await kernel.Outbox.AsNoTracking()
            .Where(m => m.Position > from && m.Position <= to && EF.Parameter(names).Contains(m.Name))
            .OrderBy(m => m.Position)
            .Take(options.Value.ReplayBatchSize)
            .Select(m => new LoggedEvent(m.Position!.Value, m.Id, m.Name, m.StreamKey, m.OccurredUtc, m.Payload))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        // What the inbox still holds comes in its own turn afterwards, and what follows it in its stream after it.
        var upTo = run.ToPosition;
        var held = await kernel.Inbox.AsNoTracking()
            .Where(i => i.Consumer == name && (i.Status == InboxStatus.Waiting || i.Status == InboxStatus.Dead) && i.Position <= upTo)
            .GroupBy(i => i.StreamKey)
            .Select(g => new { g.Key, First = g.Min(i => i.Position) })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new ReplayStep(
            !run.IsFirst,
            events,
            events.Count == options.Value.ReplayBatchSize ? events[^1].Position : to,
            held.ToDictionary(h => h.Key, h => h.First, StringComparer.Ordinal));
    }

    /// <returns>False when another node has moved the cursor.</returns>
    private async Task<bool> TellAsync(EventConsumer consumer, List<LoggedEvent> together, ReplayStep step, long from, long to, CancellationToken cancellationToken)
    {
        if (together.Count == 1 && step.IsHeld(together[0]))
            return await WaitInInboxAsync(consumer, together[0], step.IsReplay, from, to, cancellationToken).ConfigureAwait(false);

        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
                return await RunAsync(consumer, together, step.IsReplay, from, to, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception e) when (attempt < TransientSteps.Length && (e is DbUpdateConcurrencyException || database.IsTransient(e)))
            {
                BusLog.TransientFailure(logger, consumer.Name, together[0].Name, together[0].Id, e);
            }
            // Which of them it was is found out by telling each by itself.
#pragma warning disable CA1031
            catch (Exception) when (together.Count > 1)
#pragma warning restore CA1031
            {
                return await TellEachAsync(consumer, together, step, from, to, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!await WaitInInboxAsync(consumer, together[0], step.IsReplay, from, to, cancellationToken).ConfigureAwait(false))
                    return false;
                step.Hold(together[0]);
                await failures.RecordAsync(consumer, AsWaiting(together[0], step.IsReplay), e, cancellationToken).ConfigureAwait(false);
                return true;
            }

            await Task.Delay(TransientSteps[attempt] * (0.8 + 0.4 * Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TellEachAsync(EventConsumer consumer, List<LoggedEvent> together, ReplayStep step, long from, long to, CancellationToken cancellationToken)
    {
        foreach (var each in together)
        {
            var upTo = each == together[^1] ? to : each.Position;
            if (!await TellAsync(consumer, [each], step, from, upTo, cancellationToken).ConfigureAwait(false))
                return false;
            from = upTo;
        }

        return true;
    }

    private async Task<bool> RunAsync(EventConsumer consumer, List<LoggedEvent> together, bool isReplay, long from, long to, CancellationToken cancellationToken)
    {
        var told = together.Select(e => (Event: e, Subscription: consumer.Subscriptions[e.Name])).Select(e => (e.Event, e.Subscription, Data: e.Subscription.Read(e.Event.Payload))).ToList();
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        DbContext context = (DbContext?)contexts.Resolve(services, consumer.Name) ?? services.GetRequiredService<KernelDbContext>();
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (!await MoveAsync(context, consumer.Name, from, to, together.Count, cancellationToken).ConfigureAwait(false))
            return false;

        var about = services.GetRequiredService<EventContext>();
        (about.Consumer, about.IsReplay, about.ToldTogether) = (consumer.Name, isReplay, [.. together.Select(e => e.Id)]);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.HandlerTimeout);
        try
        {
            foreach (var (logged, subscription, data) in told)
            {
                (about.MessageId, about.Position, about.OccurredUtc) = (logged.Id, logged.Position, logged.OccurredUtc);
                await subscription.HandleAsync(services, data, limit.Token).ConfigureAwait(false);
            }

            await context.SaveChangesAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The handler took longer than {options.Value.HandlerTimeout}.", e);
        }

        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    /// <summary>Puts an event into the inbox, to be told from there after the replay.</summary>
    private async Task<bool> WaitInInboxAsync(EventConsumer consumer, LoggedEvent logged, bool isReplay, long from, long to, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (!await MoveAsync(kernel, consumer.Name, from, to, 0, cancellationToken).ConfigureAwait(false))
            return false;
        var (name, position, now) = (consumer.Name, logged.Position, Now());
        var waits = await kernel.Inbox
            .Where(i => i.Consumer == name && i.Position == position && (i.Status == InboxStatus.Done || i.Status == InboxStatus.Skipped))
            .ExecuteUpdateAsync(set => set
                .SetProperty(i => i.Status, InboxStatus.Waiting)
                .SetProperty(i => i.Attempts, 0)
                .SetProperty(i => i.NextAttemptUtc, now)
                .SetProperty(i => i.IsReplay, isReplay)
                .SetProperty(i => i.HandledUtc, (DateTime?)null)
                .SetProperty(i => i.HandledBy, (string?)null), cancellationToken)
            .ConfigureAwait(false);
        // What waited or was dead before stays as it is; what the inbox has forgotten comes from the log.
        if (waits == 0 && !await kernel.Inbox.AnyAsync(i => i.Consumer == name && i.Position == position, cancellationToken).ConfigureAwait(false))
        {
            kernel.Inbox.Add(new InboxMessage
            {
                Consumer = name, Position = position, MessageId = logged.Id, Name = logged.Name, StreamKey = logged.StreamKey, NextAttemptUtc = now, IsReplay = isReplay,
            });
            await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    private async Task MoveAsync(string consumer, long from, long to, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await MoveAsync(scope.ServiceProvider.GetRequiredService<KernelDbContext>(), consumer, from, to, 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>First in each transaction: whoever moves the cursor holds its row until the commit, and everybody else finds another value.</summary>
    private async Task<bool> MoveAsync(DbContext context, string consumer, long from, long to, int told, CancellationToken cancellationToken)
        => await context.Database.ExecuteSqlAsync($"""
            UPDATE "bus_Replay" SET "Position" = {to}, "Told" = "Told" + {told}, "UpdatedUtc" = {Now()}
            WHERE "Consumer" = {consumer} AND "Position" = {from} AND "Phase" = {(int)ReplayPhase.Telling} AND "EndedUtc" IS NULL
            """, cancellationToken).ConfigureAwait(false) == 1;

    private async Task EndAsync(ReplayRun run, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var now = Now();
            using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            await scope.ServiceProvider.GetRequiredService<KernelDbContext>().Replays
                .Where(r => r.Consumer == run.Consumer && r.EndedUtc == null && r.Phase == ReplayPhase.Telling && r.Position == run.Position)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedUtc, now).SetProperty(r => r.UpdatedUtc, now).SetProperty(r => r.Phase, ReplayPhase.Ended), cancellationToken)
                .ConfigureAwait(false);
        }

        BusLog.Replayed(logger, run.Consumer, run.Told);
        // What came in the meantime goes on.
        wakeUp.Signal();
    }

    private static WaitingEvent AsWaiting(LoggedEvent e, bool isReplay) => new(e.Position, e.Id, e.Name, e.StreamKey, Attempts: 0, default, isReplay, e.OccurredUtc, e.Payload, Headers: null);

    private DateTime Now() => UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);

    /// <summary>What one step tells.</summary>
    /// <param name="IsReplay">The module has heard them before.</param>
    /// <param name="Events">The events, in the order of the log.</param>
    /// <param name="UpTo">Where the cursor stands after them.</param>
    /// <param name="Streams">The streams of which the inbox still holds something, with the first position of it.</param>
    private sealed record ReplayStep(bool IsReplay, List<LoggedEvent> Events, long UpTo, Dictionary<string, long> Streams)
    {
        public bool IsHeld(LoggedEvent e) => Streams.TryGetValue(e.StreamKey, out var first) && first <= e.Position;

        public void Hold(LoggedEvent e) => Streams.TryAdd(e.StreamKey, e.Position);
    }
}

/// <summary>An event of the log.</summary>
internal sealed record LoggedEvent(long Position, Guid Id, string Name, string StreamKey, DateTime OccurredUtc, string Payload);
