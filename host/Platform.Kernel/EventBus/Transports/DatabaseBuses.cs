using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Application;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus.Transports;

/// <summary>The event bus of every database of this process, and what is asked of all of them at once.</summary>
internal sealed partial class DatabaseBuses
{
    private readonly ModuleDatabases databases;
    private readonly Lazy<IReadOnlyList<DirectBridge>> bridges;

    private readonly ILogger<DatabaseBuses> logger;

    public DatabaseBuses(ModuleDatabases databases, IServiceProvider root, BusParts parts, EventRegistry registry, ILogger<DatabaseBuses> logger)
    {
        this.logger = logger;
        this.databases = databases;
        All = [.. databases.All.Select(d => new DatabaseBus(d, root, parts, d.IsPlatform ? registry : registry.Only(d.Modules.Contains)))];
        databases.CarryAccessAsync = CarryAccessAsync;
        bridges = new(() => [.. Others.Select(o => ActivatorUtilities.CreateInstance<DirectBridge>(root, new DatabasePair(Platform, o)))]);
    }

    public IReadOnlyList<DatabaseBus> All { get; }

    public DatabaseBus Platform => All[0];

    public IEnumerable<DatabaseBus> Others => All.Skip(1);

    /// <summary>One bridge to each database of a module's own.</summary>
    public IReadOnlyList<DirectBridge> Bridges => bridges.Value;

    /// <summary>The bus whose log a module reads.</summary>
    public DatabaseBus Of(string module) => Of(databases.Of(module));

    /// <summary>The bus of a database.</summary>
    public DatabaseBus Of(PlatformDatabase database) => All.First(b => b.Database == database);

    /// <summary>Sequences, pulls, handles and carries between the databases until nothing moves, on this call.</summary>
    public async Task<DrainResult> DrainAsync(CancellationToken cancellationToken)
    {
        var total = await Platform.Pump.DrainAsync(cancellationToken).ConfigureAwait(false);
        for (var moved = Bridges.Count > 0; moved;)
        {
            moved = false;
            foreach (var bridge in Bridges)
                moved |= await bridge.CarryAsync(cancellationToken).ConfigureAwait(false) > 0;
            foreach (var bus in All)
            {
                var more = await bus.Pump.DrainAsync(cancellationToken).ConfigureAwait(false);
                moved |= more.Sequenced + more.Pulled + more.Handled > 0;
                total = new DrainResult(total.Sequenced + more.Sequenced, total.Pulled + more.Pulled, total.Handled + more.Handled, total.Failed + more.Failed);
            }
        }

        return total;
    }

    /// <summary>How every module, and every bridge, stands in its log.</summary>
    public async Task<IReadOnlyList<ConsumerStatus>> GetConsumersAsync(CancellationToken cancellationToken)
    {
        var all = new List<ConsumerStatus>();
        foreach (var bus in All)
        {
            await using var scope = bus.CreateAsyncScope();
            var rows = await scope.ServiceProvider.GetRequiredService<EventLogStatus>().GetConsumersAsync(cancellationToken).ConfigureAwait(false);
            all.AddRange(rows.Select(r => r with { Database = bus.Database.Name }));
        }

        return [.. all.OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    /// <summary>The processes of the platform, each with what it has loaded in any database.</summary>
    public async Task<IReadOnlyList<NodeStatus>> GetNodesAsync(CancellationToken cancellationToken)
    {
        var all = new List<NodeStatus>();
        foreach (var bus in All)
        {
            await using var scope = bus.CreateAsyncScope();
            all.AddRange(await scope.ServiceProvider.GetRequiredService<EventLogStatus>().GetNodesAsync(cancellationToken).ConfigureAwait(false));
        }

        return [.. all.GroupBy(n => n.Id).Select(n => new NodeStatus(
            n.Key,
            n.First().Name,
            n.Min(p => p.StartedUtc),
            n.Max(p => p.SeenUtc),
            n.All(p => p.IsAlive),
            n.SelectMany(p => p.Modules).DistinctBy(m => m.Key).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal))).OrderBy(n => n.StartedUtc).ThenBy(n => n.Id)];
    }

    /// <inheritdoc cref="EventLogStatus.GetFailedAsync"/>
    /// <remarks>A consumer is in one database, so the two keys that a page ends with are unique over all of them.</remarks>
    public async Task<IReadOnlyList<FailedEvent>> GetFailedAsync(string? consumer, FailedEventKey? before, int pageSize, CancellationToken cancellationToken)
    {
        var all = new List<FailedEvent>();
        foreach (var bus in consumer is null ? All : [Of(consumer)])
        {
            await using var scope = bus.CreateAsyncScope();
            all.AddRange(await scope.ServiceProvider.GetRequiredService<EventLogStatus>().GetFailedAsync(consumer, before, pageSize, cancellationToken).ConfigureAwait(false));
        }

        return [.. all.OrderByDescending(f => f.Position).ThenBy(f => f.Consumer, StringComparer.Ordinal).Take(pageSize)];
    }

    /// <summary>Replays that run, and the last one of each module.</summary>
    public async Task<IReadOnlyList<ReplayRun>> GetReplaysAsync(CancellationToken cancellationToken)
    {
        var all = new List<ReplayRun>();
        foreach (var bus in All)
        {
            await using var scope = bus.CreateAsyncScope();
            all.AddRange(await scope.ServiceProvider.GetRequiredService<ReplayPreviews>().GetRunsAsync(cancellationToken).ConfigureAwait(false));
        }

        return [.. all.OrderBy(r => r.EndedUtc is not null).ThenByDescending(r => r.StartedUtc)];
    }

    /// <summary>What telling a module the past again would mean.</summary>
    public async Task<ReplayPreview?> PreviewReplayAsync(string consumer, DateOnly? from, CancellationToken cancellationToken)
    {
        await using var scope = Of(consumer).CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReplayPreviews>().GetAsync(consumer, from, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets an operator decide about a module's events, in the database that they wait in.</summary>
    /// <param name="consumer">The module.</param>
    /// <param name="caller">The scope of who decides.</param>
    /// <param name="decide">The decision.</param>
    public async Task<T> AdministerAsync<T>(string consumer, IServiceProvider caller, Func<EventLogAdministration, Task<T>> decide) where T : Result
    {
        var bus = Of(consumer);
        if (bus.Database.IsPlatform)
            return await decide(caller.GetRequiredService<EventLogAdministration>()).ConfigureAwait(false);
        await using var scope = bus.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Security.CurrentUser>().BecomeLike(caller.GetRequiredService<Security.CurrentUser>());
        return await decide(scope.ServiceProvider.GetRequiredService<EventLogAdministration>()).ConfigureAwait(false);
    }

    /// <summary>What is parked, not in order yet or behind, over all databases.</summary>
    public async Task<EventBusHealthReport> GetHealthAsync(CancellationToken cancellationToken)
    {
        var (parked, unsequenced, lag) = (0, 0, 0L);
        foreach (var bus in All)
        {
            await using var scope = bus.CreateAsyncScope();
            var report = await scope.ServiceProvider.GetRequiredService<EventBusHealth>().GetAsync(cancellationToken).ConfigureAwait(false);
            (parked, unsequenced, lag) = (parked + report.Parked, unsequenced + report.Unsequenced, Math.Max(lag, report.Lag));
        }

        return new EventBusHealthReport(parked, unsequenced, lag);
    }

    private async Task CarryAccessAsync(CancellationToken cancellationToken)
    {
        foreach (var bridge in Bridges)
        {
            try
            {
                await bridge.CarryAccessAsync(cancellationToken).ConfigureAwait(false);
            }
            // It is committed on the platform, and nobody reads in a database that is away; the bridge tries again.
#pragma warning disable CA1031
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogAccessWaits(bridge.Database.Name, exception.GetBaseException().GetType().Name);
                databases.SignalChange();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A change of who may see a restricted record could not be brought to the database of {Database} at once ({Failure}); the bridge does it.")]
    private partial void LogAccessWaits(string database, string failure);

    /// <summary>Purges the log of every database.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        foreach (var bus in All)
        {
            await using var scope = bus.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PurgeEventLog>().RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>What a bridge lies between.</summary>
/// <param name="Platform">The platform's database: everything that is published anywhere comes into its log.</param>
/// <param name="Other">A database of a module's own.</param>
internal sealed record DatabasePair(DatabaseBus Platform, DatabaseBus Other);
