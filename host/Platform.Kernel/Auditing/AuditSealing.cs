using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.Auditing;

/// <summary>Seals the audit trail every few seconds, on one node at a time, and leaves most of the time to people's requests.</summary>
internal sealed partial class AuditSealing(AuditSealer sealer, NodeLeases leases, IDatabaseProvider database, IOptions<AuditOptions> options, TimeProvider timeProvider, ILogger<AuditSealing> logger) : BackgroundService
{
    private const string LeaseName = "audit-sealer";

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await leases.ReleaseAsync(LeaseName, cancellationToken).ConfigureAwait(false);
        }
        // The lease runs out by itself; a database that is away must not hold up the stop.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(exception.GetBaseException().GetType().Name);
        }
    }

    /// <summary>How long people's requests have the database to themselves after a batch that took so long; never so long that the lease runs out.</summary>
    internal static TimeSpan Pause(TimeSpan took, AuditOptions options)
    {
        var pause = took * (1 / options.WorkShare - 1);
        return pause < options.Lease / 3 ? pause : options.Lease / 3;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SealInterval, timeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                if (await leases.HoldAsync(LeaseName, options.Value.Lease, stoppingToken).ConfigureAwait(false))
                    await sealer.SealAllAsync(PauseAsync, stoppingToken).ConfigureAwait(false);
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
                if (!database.IsTransient(exception))
                    LogFailure(exception.GetBaseException().GetType().Name);
            }
        }

        async Task PauseAsync(TimeSpan took)
        {
            await Task.Delay(Pause(took, options.Value), stoppingToken).ConfigureAwait(false);
            await leases.HoldAsync(LeaseName, options.Value.Lease, stoppingToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(LogLevel.Error, "The audit trail could not be sealed ({Failure}); it is tried again. Entries are kept and wait for their seal.")]
    private partial void LogFailure(string failure);
}
