using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// How the event log stands, as gauges: read every few seconds while somebody collects them, and not at all otherwise. Tags are names
/// of modules. Every node gives the same figures, because they are the database's.
/// </summary>
internal sealed class BusGauges : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Meter meter = new(BusTelemetry.Name);
    private readonly List<Instrument> gauges = [];
    private readonly IServiceScopeFactory scopes;
    private readonly IDatabaseProvider database;
    private readonly TimeProvider timeProvider;
    private readonly ILogger<BusGauges> logger;
    private volatile Figures? last;

    public BusGauges(IServiceScopeFactory scopes, IDatabaseProvider database, TimeProvider timeProvider, ILogger<BusGauges> logger)
    {
        this.scopes = scopes;
        this.database = database;
        this.timeProvider = timeProvider;
        this.logger = logger;
        Gauge("platform.events.lag", "{event}", "Events that a module has not taken into its inbox yet.", c => c.Lag);
        Gauge("platform.events.waiting", "{event}", "Events in a module's inbox that are not handled yet.", c => c.Waiting);
        Gauge("platform.events.parked", "{event}", "Events that failed for good and hold up their streams.", c => c.Dead);
        Gauge("platform.events.oldest", "s", "How long ago the oldest event happened that a module has not handled yet.", c => Age(c.OldestWaitingUtc));
        gauges.Add(meter.CreateObservableGauge("platform.events.unsequenced", () => Of(f => f.Unsequenced), "{event}", "Committed events that have no position yet."));
        gauges.Add(meter.CreateObservableGauge("platform.nodes", () => Of(f => f.Nodes), "{node}", "Processes of the platform that are alive on this database."));
    }

    /// <summary>Reads the figures that the gauges show from now on.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var status = scope.ServiceProvider.GetRequiredService<EventLogStatus>();
        last = new Figures(
            await status.GetConsumersAsync(cancellationToken).ConfigureAwait(false),
            await status.CountUnsequencedAsync(cancellationToken).ConfigureAwait(false),
            (await status.GetNodesAsync(cancellationToken).ConfigureAwait(false)).Count(n => n.IsAlive));
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
            // The loop outlives everything: a database that is away. What is shown then is what was last known.
#pragma warning disable CA1031
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!database.IsTransient(e))
                    BusLog.StepFailed(logger, Interval.TotalSeconds, e);
            }
        }
    }

    private void Gauge(string name, string unit, string description, Func<ConsumerStatus, double> value)
        => gauges.Add(meter.CreateObservableGauge(
            name,
            () => (last?.Consumers ?? []).Where(c => c.State != ConsumerState.Retired).Select(c => new Measurement<double>(value(c), KeyValuePair.Create("consumer", (object?)c.Name))),
            unit,
            description));

    private IEnumerable<Measurement<int>> Of(Func<Figures, int> value) => last is { } figures ? [new Measurement<int>(value(figures))] : [];

    private double Age(DateTime? since) => since is { } oldest ? Math.Max(0, (timeProvider.GetUtcNow().UtcDateTime - oldest).TotalSeconds) : 0;

    private sealed record Figures(IReadOnlyList<ConsumerStatus> Consumers, int Unsequenced, int Nodes);
}
