using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Kernel.EventBus.Transports;

namespace Platform.Kernel.EventBus;

/// <summary>
/// How the event logs stand, as gauges: read every few seconds while somebody collects them, and not at all otherwise. Tags are names
/// of databases and modules. Every node gives the same figures, because they are the database's.
/// </summary>
internal sealed class BusGauges : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Meter meter = new(BusTelemetry.Name);
    private readonly List<Instrument> gauges = [];
    private readonly DatabaseBuses buses;
    private readonly TimeProvider timeProvider;
    private readonly ILogger<BusGauges> logger;
    private volatile IReadOnlyDictionary<string, Figures> last = new Dictionary<string, Figures>();

    public BusGauges(DatabaseBuses buses, TimeProvider timeProvider, ILogger<BusGauges> logger)
    {
        this.buses = buses;
        this.timeProvider = timeProvider;
        this.logger = logger;
        Gauge("platform.events.lag", "{event}", "Events that a module has not taken into its inbox yet.", c => c.Lag);
        Gauge("platform.events.waiting", "{event}", "Events in a module's inbox that are not handled yet.", c => c.Waiting);
        Gauge("platform.events.parked", "{event}", "Events that failed for good and hold up their streams.", c => c.Dead);
        Gauge("platform.events.oldest", "s", "How long ago the oldest event happened that a module has not handled yet.", c => Age(c.OldestWaitingUtc));
        gauges.Add(meter.CreateObservableGauge("platform.events.unsequenced", () => Of(f => f.Unsequenced), "{event}", "Committed events that have no position yet."));
        gauges.Add(meter.CreateObservableGauge("platform.nodes", () => Of(f => f.Nodes), "{node}", "Processes of the platform that are alive on this database."));
    }

    /// <summary>Reads the figures that the gauges show from now on. Of a database that is away the last ones stay.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var read = new Dictionary<string, Figures>(last, StringComparer.Ordinal);
        foreach (var bus in buses.All)
        {
            try
            {
                read[bus.Database.Name] = await ReadAsync(bus, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (bus.Database.Provider.IsTransient(e))
            {
                // It is asked again at the next turn, and the others are not held up.
            }
        }

        last = read;
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                if (gauges.Any(g => g.Enabled))
                    await ReadAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The loop outlives everything: a migration that has not run. What is shown then is what was last known.
#pragma warning disable CA1031
            catch (Exception e)
#pragma warning restore CA1031
            {
                BusLog.StepFailed(logger, Interval.TotalSeconds, e);
            }
        }
    }

    private static async Task<Figures> ReadAsync(DatabaseBus bus, CancellationToken cancellationToken)
    {
        await using var scope = bus.CreateAsyncScope();
        var status = scope.ServiceProvider.GetRequiredService<EventLogStatus>();
        return new Figures(
            await status.GetConsumersAsync(cancellationToken).ConfigureAwait(false),
            await status.CountUnsequencedAsync(cancellationToken).ConfigureAwait(false),
            (await status.GetNodesAsync(cancellationToken).ConfigureAwait(false)).Count(n => n.IsAlive));
    }

    private void Gauge(string name, string unit, string description, Func<ConsumerStatus, double> value)
        => gauges.Add(meter.CreateObservableGauge(
            name,
            () => last.SelectMany(d => d.Value.Consumers
                .Where(c => c.State != ConsumerState.Retired)
                .Select(c => new Measurement<double>(value(c), Database(d.Key), KeyValuePair.Create("consumer", (object?)c.Name)))),
            unit,
            description));

    private IEnumerable<Measurement<int>> Of(Func<Figures, int> value) => last.Select(d => new Measurement<int>(value(d.Value), Database(d.Key)));

    private static KeyValuePair<string, object?> Database(string name) => KeyValuePair.Create("database", (object?)name);

    private double Age(DateTime? since) => since is { } oldest ? Math.Max(0, (timeProvider.GetUtcNow().UtcDateTime - oldest).TotalSeconds) : 0;

    private sealed record Figures(IReadOnlyList<ConsumerStatus> Consumers, int Unsequenced, int Nodes);
}
