using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Goes on with the replays that somebody started, here or elsewhere, also after a stop in the middle. One node works for each: the
/// cursor makes a second one harmless, the lease keeps it from working in vain.
/// </summary>
internal sealed class ReplayPump(
    ConsumerRegistration registration,
    Replayer replayer,
    ReplaySignal signal,
    NodeLeases leases,
    IDatabaseProvider database,
    IOptions<EventBusOptions> options,
    ILogger<ReplayPump> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (registration.IsDone)
                    foreach (var consumer in await replayer.RunningAsync(stoppingToken).ConfigureAwait(false))
                        await RunAsync(consumer, stoppingToken).ConfigureAwait(false);
                await signal.WaitAsync(options.Value.PollInterval, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The loop outlives everything: a database that is away, a migration that has not run.
#pragma warning disable CA1031
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!database.IsTransient(e))
                    BusLog.StepFailed(logger, options.Value.PollInterval.TotalSeconds, e);
                await WaitAsync(stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RunAsync(string consumer, CancellationToken stoppingToken)
    {
        var lease = $"replay/{consumer}";
        var renewed = 0L;
        await replayer.RunAsync(consumer, report: null, async () =>
        {
            if (renewed != 0 && TimeProvider.System.GetElapsedTime(renewed) < options.Value.Lease / 3)
                return true;
            renewed = TimeProvider.System.GetTimestamp();
            return await leases.HoldAsync(lease, options.Value.Lease, stoppingToken).ConfigureAwait(false);
        }, stoppingToken).ConfigureAwait(false);
        await leases.ReleaseAsync(lease, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        try
        {
            await signal.WaitAsync(options.Value.PollInterval, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop's condition ends it.
        }
    }
}
