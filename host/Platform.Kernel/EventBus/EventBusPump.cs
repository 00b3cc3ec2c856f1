using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Keeps the bus going: one loop sequences and pulls, woken on commit; each consumer has a loop of its own that handles, so
/// that a slow or failing module delays nobody.
/// </summary>
internal sealed class EventBusPump(
    EventRegistry registry,
    ConsumerRegistration registration,
    BusLeases leases,
    Sequencer sequencer,
    Puller puller,
    Dispatcher dispatcher,
    Replayer replayer,
    IModuleSwitches switches,
    IDatabaseProvider database,
    BusWakeUp wakeUp,
    IOptions<EventBusOptions> options,
    ILogger<EventBusPump> logger) : BackgroundService
{
    /// <summary>How soon a switch that was turned elsewhere is noticed. Asking costs nothing.</summary>
    private static readonly TimeSpan SwitchInterval = TimeSpan.FromMilliseconds(500);

    private const int MostPassingFailures = 5;

    private readonly FrozenDictionary<string, BusWakeUp> handlers = registry.Consumers.ToFrozenDictionary(c => c.Name, _ => new BusWakeUp(), StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> isBehind = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> noticed = new(StringComparer.Ordinal);

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
                var log = await MoveLogAsync(consumers, mayChoosePositions: true, cancellationToken).ConfigureAwait(false);
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
            await leases.ReleaseAsync(cancellationToken).ConfigureAwait(false);
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
        await Task.WhenAll(handlers.Select(h => HandleAsync(h.Key, h.Value, stoppingToken)).Prepend(MoveLogAsync(stoppingToken))).ConfigureAwait(false);
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
                var isNewHere = await leases.RenewAsync(enabled.Append(Consumer.Sequencer), stoppingToken).ConfigureAwait(false);
                var log = await MoveLogAsync(enabled.Where(c => leases.IsHeld(c) && !isBehind.GetValueOrDefault(c)), leases.IsHeld(Consumer.Sequencer), stoppingToken).ConfigureAwait(false);
                // Woken without anything in the log: an operator decided about an event, or a switch was turned.
                if (log.HasMoved || isNewHere || woken)
                    WakeHandlers();
                return log.GoesOn;
            }, stoppingToken).ConfigureAwait(false);

            woken = !goesOn && await IdleAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(string consumer, BusWakeUp signal, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var mayHandle = registration.IsDone && switches.IsEnabled(consumer) && leases.IsHeld(consumer);
            var goesOn = mayHandle && await TryAsync(async () =>
            {
                var round = await dispatcher.HandleAsync(consumer, stoppingToken).ConfigureAwait(false);
                // A long backlog is pulled in small bites, so that choosing the next events stays cheap.
                var wasBehind = isBehind.GetValueOrDefault(consumer);
                isBehind[consumer] = round.IsFull;
                if (wasBehind && !round.IsFull)
                    wakeUp.Signal();
                return round.GoesOn;
            }, stoppingToken).ConfigureAwait(false);

            if (!goesOn)
                await WaitAsync(signal, Poll(), stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>One batch from the end of the log into the inboxes.</summary>
    private async Task<LogRound> MoveLogAsync(IEnumerable<string> consumers, bool mayChoosePositions, CancellationToken cancellationToken)
    {
        var sequenced = mayChoosePositions ? await sequencer.SequenceAsync(cancellationToken).ConfigureAwait(false) : default;
        var pulled = await puller.PullAsync([.. consumers], cancellationToken).ConfigureAwait(false);
        return new LogRound(
            sequenced.Sequenced,
            pulled.Copied,
            HasMoved: sequenced.Sequenced > 0 || sequenced.LostRace || pulled.HasMoved || pulled.LostRace,
            GoesOn: sequenced.Sequenced == options.Value.BatchSize || sequenced.LostRace || pulled.GoesOn || pulled.LostRace);
    }

    private async Task<List<string>> NoticeSwitchesAsync(CancellationToken cancellationToken)
    {
        var enabled = new List<string>();
        foreach (var consumer in handlers.Keys)
        {
            var isEnabled = switches.IsEnabled(consumer);
            if (!noticed.TryGetValue(consumer, out var before) || before != isEnabled)
            {
                await registration.SetStateAsync(consumer, isEnabled, cancellationToken).ConfigureAwait(false);
                noticed[consumer] = isEnabled;
                handlers[consumer].Signal();
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
        for (var left = Poll(); left > TimeSpan.Zero && !stoppingToken.IsCancellationRequested; left -= SwitchInterval)
        {
            if (await WaitAsync(wakeUp, left < SwitchInterval ? left : SwitchInterval, stoppingToken).ConfigureAwait(false))
                return true;
            if (handlers.Keys.Any(c => noticed.TryGetValue(c, out var before) && before != switches.IsEnabled(c)))
                return false;
        }

        return false;
    }

    private static async Task<bool> WaitAsync(BusWakeUp signal, TimeSpan atMost, CancellationToken stoppingToken)
    {
        try
        {
            return await signal.WaitAsync(atMost, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void WakeHandlers()
    {
        foreach (var signal in handlers.Values)
            signal.Signal();
    }

    private TimeSpan Poll() => options.Value.PollInterval * (0.8 + 0.4 * Random.Shared.NextDouble());

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
            if (!database.IsTransient(e))
                BusLog.StepFailed(logger, options.Value.PollInterval.TotalSeconds, e);
            return false;
        }
    }

    private readonly record struct LogRound(int Sequenced, int Pulled, bool HasMoved, bool GoesOn);
}

/// <summary>What draining did.</summary>
/// <param name="Sequenced">Events that were given a position.</param>
/// <param name="Pulled">Inbox rows made.</param>
/// <param name="Handled">Events handled, counted for each consumer.</param>
/// <param name="Failed">Attempts that failed.</param>
internal sealed record DrainResult(int Sequenced, int Pulled, int Handled, int Failed);
