using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus.Transports;

/// <summary>
/// Keeps the logs of the databases of their own going, and the bridges to them: woken on commit, with a slow poll as the safety net.
/// A database that is away delays nobody else.
/// </summary>
internal sealed partial class BridgePump(DatabaseBuses buses, ModuleDatabases databases, IOptions<EventBusOptions> options, ILogger<BridgePump> logger) : BackgroundService
{
    /// <summary>A committed event has its position within a moment: how soon the bridge looks again after it was woken.</summary>
    private static readonly TimeSpan[] Moments = [.. new[] { 10, 30, 100, 300, 1000 }.Select(m => TimeSpan.FromMilliseconds(m))];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var part in buses.Others.SelectMany(b => b.Running()))
            await part.StartAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        foreach (var part in buses.Others.SelectMany(b => b.Running()))
            await part.StopAsync(cancellationToken).ConfigureAwait(false);
        foreach (var bridge in buses.Bridges)
        {
            try
            {
                await bridge.ReleaseAsync(cancellationToken).ConfigureAwait(false);
            }
            // The lease runs out by itself; a database that is away must not hold up the stop.
#pragma warning disable CA1031
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogFailure(bridge.Database.Name, exception.GetBaseException().GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await MarkMissingAsync(stoppingToken).ConfigureAwait(false);
        await Task.WhenAll(buses.Bridges.Select(bridge => CarryAsync(bridge, databases.Listen(), stoppingToken))).ConfigureAwait(false);
    }

    /// <summary>A bridge to a database that is no longer configured is missing, like a module that is: on the Events page it can be retired.</summary>
    private async Task MarkMissingAsync(CancellationToken stoppingToken)
    {
        var here = buses.Bridges.Select(b => DirectBridge.NamePrefix + b.Database.Name).ToList();
        try
        {
            await buses.Platform.InKernelAsync(kernel => kernel.Consumers
                .Where(c => c.Name.StartsWith(DirectBridge.NamePrefix) && !here.Contains(c.Name) && c.State == ConsumerState.Active)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ConsumerState.Missing), stoppingToken)).ConfigureAwait(false);
        }
        // It is for people to look at, and nothing waits for it.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(PlatformDatabase.PlatformName, exception.GetBaseException().GetType().Name);
        }
    }

    private async Task CarryAsync(DirectBridge bridge, BusWakeUp signal, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = await WaitAsync(signal, options.Value.PollInterval, stoppingToken).ConfigureAwait(false);
            try
            {
                if (!await bridge.HoldAsync(stoppingToken).ConfigureAwait(false))
                    continue;
                for (var step = 0; ; step++)
                {
                    while (await bridge.CarryAsync(stoppingToken).ConfigureAwait(false) > 0 && await bridge.HoldAsync(stoppingToken).ConfigureAwait(false))
                        step = 0;
                    if (!woken || step == Moments.Length)
                        break;
                    if (await WaitAsync(signal, Moments[step], stoppingToken).ConfigureAwait(false))
                        step = -1;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The loop outlives everything: a database that is away, a migration that has not run.
#pragma warning disable CA1031
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (!bridge.Database.Provider.IsTransient(exception) && !databases.Platform.Provider.IsTransient(exception))
                    LogFailure(bridge.Database.Name, exception.GetBaseException().GetType().Name);
                await WaitAsync(new BusWakeUp(), TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(false);
            }
        }
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

    [LoggerMessage(LogLevel.Error, "The bridge to the database of {Database} could not go on ({Failure}) and tries again; what it carries waits and is kept.")]
    private partial void LogFailure(string database, string failure);
}
