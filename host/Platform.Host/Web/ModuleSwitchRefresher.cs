using Platform.Kernel.Modularity;

namespace Platform.Host.Web;

/// <summary>Reads the switches again every few seconds, so that what another node switched works here too.</summary>
internal sealed partial class ModuleSwitchRefresher(ModuleSwitches switches, TimeProvider timeProvider, ILogger<ModuleSwitchRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await switches.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await switches.RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception.GetBaseException().GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The switches could not be read ({Failure}); the last known ones stay in force.")]
    private partial void LogFailure(string failure);
}
