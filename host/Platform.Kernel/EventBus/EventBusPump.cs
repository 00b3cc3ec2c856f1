using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Keeps the bus going: one loop sequences and pulls, woken on commit; each consumer has a worker of its own that handles, so
/// that a slow or failing module delays nobody. Of several nodes one sequences and pulls, and all handle.
/// </summary>
internal sealed class EventBusPump : BackgroundService
{
    /// <summary>How soon a switch that was turned elsewhere is noticed. Asking costs nothing.</summary>
    private static readonly TimeSpan SwitchInterval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan LostRacePause = TimeSpan.FromMilliseconds(10);

    private const int MostPassingFailures = 5;

    private readonly EventRegistry registry;
    private readonly ConsumerRegistration registration;
    private readonly BusNodes nodes;
    private readonly NodeCalls calls;
    private readonly Sequencer sequencer;
    private readonly Puller puller;
    private readonly Dispatcher dispatcher;
    private readonly Replayer replayer;
    private readonly IModuleSwitches switches;
    private readonly IDatabaseProvider database;
    private readonly BusWakeUp wakeUp;
    private readonly EventBusOptions options;
    private readonly ILogger<EventBusPump> logger;
    private readonly FrozenDictionary<string, ConsumerWorker> workers;
    private readonly Dictionary<string, bool> noticed = new(StringComparer.Ordinal);
    private long positions;

    public EventBusPump(
        EventRegistry registry,
        ConsumerRegistration registration,
        BusNodes nodes,
        NodeCalls calls,
        Sequencer sequencer,
        Puller puller,
        WaitingEvents inbox,
        Dispatcher dispatcher,
        Replayer replayer,
        IModuleSwitches switches,
        IDatabaseProvider database,
        BusWakeUp wakeUp,
        IOptions<EventBusOptions> options,
        ILogger<EventBusPump> logger)
    {
        this.registry = registry;
        this.registration = registration;
        this.nodes = nodes;
        this.calls = calls;
        this.sequencer = sequencer;
        this.puller = puller;
        this.dispatcher = dispatcher;
        this.replayer = replayer;
        this.switches = switches;
        this.database = database;
        this.wakeUp = wakeUp;
        this.options = options.Value;
        this.logger = logger;
        workers = registry.Consumers.ToFrozenDictionary(
            c => c.Name, c => new ConsumerWorker(c.Name, inbox, dispatcher, database, options.Value, Report), StringComparer.Ordinal);
    }

    /// <summary>
    /// Sequences, pulls and handles on this call until nothing moves. For tests and the command line. It is safe beside a
    /// running pump and asks for no lease. What waits for a later attempt is left waiting.
    /// </summary>
    public async Task<DrainResult> DrainAsync(CancellationToken cancellationToken)
    {
        await registration.EnsureAsync(cancellationToken).ConfigureAwait(false);
        var total = new DrainResult(0, 0, 0, 0);
        var failures = 0;
        for (var moved = true; moved;)
        {
            try
            {
                var consumers = registry.Consumers.Select(c => c.Name).Where(switches.IsEnabled).ToList();
                var log = await MoveLogAsync(consumers, mayChoosePositions: true, areShared: false, cancellationToken).ConfigureAwait(false);
                total = total with { Sequenced = total.Sequenced + log.Sequenced, Pulled = total.Pulled + log.Pulled };
                moved = log.HasMoved;
                foreach (var replayed in await replayer.RunningAsync(cancellationToken).ConfigureAwait(false))
                {
                    await replayer.RunAsync(replayed, report: null, goesOn: null, cancellationToken).ConfigureAwait(false);
                    moved = true;
                }

                foreach (var consumer in consumers)
                {
                    HandleRound round;
                    do
                    {
                        round = await dispatcher.HandleAsync(consumer, cancellationToken).ConfigureAwait(false);
                        total = total with { Handled = total.Handled + round.Handled, Failed = total.Failed + round.Failed };
                        moved |= round.HasMoved;
                        // Somebody else is at it, and it is not waited for in the database.
                        if (round.LostRaces > 0)
                            await Task.Delay(LostRacePause, cancellationToken).ConfigureAwait(false);
                    }
                    while (round.GoesOn);
                }
            }
            // Two nodes at the same rows may deadlock; a database that is away stays away.
            catch (Exception e) when (database.IsTransient(e) && ++failures <= MostPassingFailures)
            {
                await Task.Delay(SwitchInterval, cancellationToken).ConfigureAwait(false);
            }
        }

        return total;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await nodes.LeaveAsync(cancellationToken).ConfigureAwait(false);
            await calls.NodesChangedAsync(cancellationToken).ConfigureAwait(false);
        }
        // The lease runs out by itself; a database that is away must not hold up the stop.
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            BusLog.LeasesAreKept(logger, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Nothing of the first step may hold up the start of the host.
        await Task.Yield();
        await Task.WhenAll(
            [MoveLogAsync(stoppingToken), calls.HearAsync(Committed, WakeWorkers, LookAtNodes, stoppingToken), .. workers.Values.Select(w => HandleAsync(w, stoppingToken))]).ConfigureAwait(false);
    }

    private async Task MoveLogAsync(CancellationToken stoppingToken)
    {
        var woken = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var goesOn = await TryAsync(async () =>
            {
                await registration.EnsureAsync(stoppingToken).ConfigureAwait(false);
                var enabled = await NoticeSwitchesAsync(stoppingToken).ConfigureAwait(false);
                var view = await ViewAsync(stoppingToken).ConfigureAwait(false);
                var log = await MoveLogAsync(
                    [.. enabled.Where(c => view.Leads(c) && !workers[c].IsBehind)], view.Leads(Consumer.Sequencer), !view.IsAlone, stoppingToken).ConfigureAwait(false);
                if (log.Told is { Count: > 0 } told)
                {
                    WakeWorkers(told);
                    await calls.CopiedAsync(told, stoppingToken).ConfigureAwait(false);
                }
                // Woken without anything in the log: an operator decided about an event, or a switch was turned.
                else if (woken || log.Positions != positions)
                {
                    WakeWorkers([]);
                }

                positions = log.Positions;
                if (woken && !view.Leads(Consumer.Sequencer))
                    await calls.CommittedAsync(stoppingToken).ConfigureAwait(false);
                return log.GoesOn;
            }, stoppingToken).ConfigureAwait(false);

            woken = !goesOn && await IdleAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<NodeView> ViewAsync(CancellationToken stoppingToken)
    {
        if (await nodes.RenewAsync(stoppingToken).ConfigureAwait(false))
        {
            await registration.MarkMissingAsync(stoppingToken).ConfigureAwait(false);
            await calls.NodesChangedAsync(stoppingToken).ConfigureAwait(false);
            WakeWorkers([]);
        }

        return nodes.View;
    }

    private async Task HandleAsync(ConsumerWorker worker, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (registration.IsDone && switches.IsEnabled(worker.Name))
            {
                await TryAsync(async () =>
                {
                    // A long backlog is pulled in small bites, so that choosing the next events stays cheap.
                    if (await worker.FeedAsync(nodes.View.ShareOf(worker.Name), stoppingToken).ConfigureAwait(false))
                        wakeUp.Signal();
                    return true;
                }, stoppingToken).ConfigureAwait(false);
            }

            await WaitAsync(worker.WaitAsync, options.PollInterval * Jitter(), stoppingToken).ConfigureAwait(false);
        }

        await worker.StopAsync().ConfigureAwait(false);
    }

    /// <summary>One batch from the end of the log into the inboxes.</summary>
    private async Task<LogRound> MoveLogAsync(IReadOnlyCollection<string> consumers, bool mayChoosePositions, bool areShared, CancellationToken cancellationToken)
    {
        var sequenced = mayChoosePositions ? await sequencer.SequenceAsync(cancellationToken).ConfigureAwait(false) : default;
        var pulled = await puller.PullAsync(consumers, areShared, cancellationToken).ConfigureAwait(false);
        return new LogRound(
            sequenced.Sequenced,
            pulled.Copied,
            HasMoved: sequenced.Sequenced > 0 || sequenced.LostRace || pulled.HasMoved || pulled.LostRace,
            GoesOn: sequenced.Sequenced == options.BatchSize || sequenced.LostRace || pulled.GoesOn || pulled.LostRace,
            pulled.Told,
            pulled.Positions);
    }

    private async Task<List<string>> NoticeSwitchesAsync(CancellationToken cancellationToken)
    {
        var enabled = new List<string>();
        foreach (var consumer in workers.Keys)
        {
            var isEnabled = switches.IsEnabled(consumer);
            if (!noticed.TryGetValue(consumer, out var before) || before != isEnabled)
            {
                await registration.SetStateAsync(consumer, isEnabled, cancellationToken).ConfigureAwait(false);
                noticed[consumer] = isEnabled;
                workers[consumer].Wake();
            }

            if (isEnabled)
                enabled.Add(consumer);
        }

        return enabled;
    }

    /// <summary>Waits for a commit, a switch or the poll.</summary>
    /// <returns>True when somebody called.</returns>
    private async Task<bool> IdleAsync(CancellationToken stoppingToken)
    {
        // Where nobody can call, other nodes' events are looked for.
        var poll = nodes.View.IsAlone || calls.IsHearing ? options.PollInterval : options.SharedPollInterval;
        // However long one may wait, this node has to say in time that it is there.
        var renewal = options.Lease / 6;
        poll = poll < renewal ? poll : renewal;
        for (var left = poll * Jitter(); left > TimeSpan.Zero && !stoppingToken.IsCancellationRequested; left -= SwitchInterval)
        {
            if (await WaitAsync(wakeUp.WaitAsync, left < SwitchInterval ? left : SwitchInterval, stoppingToken).ConfigureAwait(false))
                return true;
            if (workers.Keys.Any(c => noticed.TryGetValue(c, out var before) && before != switches.IsEnabled(c)))
                return false;
        }

        return false;
    }

    private static async Task<bool> WaitAsync(Func<TimeSpan, CancellationToken, Task<bool>> signal, TimeSpan atMost, CancellationToken stoppingToken)
    {
        try
        {
            return await signal(atMost, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Wakes those workers, or all when nobody is named.</summary>
    private void WakeWorkers(IReadOnlyCollection<string> consumers)
    {
        foreach (var worker in workers.Values)
        {
            if (consumers.Count == 0 || consumers.Contains(worker.Name))
                worker.Wake();
        }
    }

    private void Committed()
    {
        if (nodes.View.Leads(Consumer.Sequencer))
            wakeUp.Signal();
    }

    private void LookAtNodes()
    {
        nodes.Forget();
        wakeUp.Signal();
    }

    private static double Jitter() => 0.8 + 0.4 * Random.Shared.NextDouble();

    private void Report(Exception e)
    {
        if (!database.IsTransient(e))
            BusLog.StepFailed(logger, options.PollInterval.TotalSeconds, e);
    }

    private async Task<bool> TryAsync(Func<Task<bool>> step, CancellationToken stoppingToken)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
        // The loops outlive everything: a database that is away, a migration that has not run.
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            Report(e);
            return false;
        }
    }

    private readonly record struct LogRound(int Sequenced, int Pulled, bool HasMoved, bool GoesOn, IReadOnlySet<string>? Told, long Positions);
}

/// <summary>What draining did.</summary>
/// <param name="Sequenced">Events that were given a position.</param>
/// <param name="Pulled">Inbox rows made.</param>
/// <param name="Handled">Events handled, counted for each consumer.</param>
/// <param name="Failed">Attempts that failed.</param>
internal sealed record DrainResult(int Sequenced, int Pulled, int Handled, int Failed);
