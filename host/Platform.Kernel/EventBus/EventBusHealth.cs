using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>What the host's health check and its log say about the bus, in three cheap queries.</summary>
internal sealed class EventBusHealth(KernelDbContext kernel, IModuleSwitches switches)
{
    public async Task<EventBusHealthReport> GetAsync(CancellationToken cancellationToken)
    {
        var rows = await kernel.Consumers.AsNoTracking().Select(c => new { c.Name, c.Position, c.State }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var end = rows.SingleOrDefault(r => r.Name == Consumer.Sequencer)?.Position ?? 0;
        var readers = rows.Where(r => r.Name != Consumer.Sequencer && r.State is ConsumerState.Active or ConsumerState.Disabled && switches.IsEnabled(r.Name)).ToList();
        var names = rows.Where(r => r.State != ConsumerState.Retired).Select(r => r.Name).ToList();
        var dead = await kernel.Inbox.CountAsync(i => names.Contains(i.Consumer) && i.Status == InboxStatus.Dead, cancellationToken).ConfigureAwait(false);
        var unsequenced = await kernel.Outbox.CountAsync(m => m.Position == null, cancellationToken).ConfigureAwait(false);
        return new EventBusHealthReport(dead, unsequenced, readers.Select(r => end - r.Position).DefaultIfEmpty(0).Max());
    }
}

/// <summary>How the bus is.</summary>
/// <param name="Parked">Events that failed for good and hold up their streams: somebody must decide. More than none is degraded.</param>
/// <param name="Unsequenced">Committed events that have no position yet; none a second after the last commit.</param>
/// <param name="Lag">How many events the slowest switched-on module is behind the end of the log.</param>
internal sealed record EventBusHealthReport(int Parked, int Unsequenced, long Lag)
{
    public bool IsDegraded => Parked > 0;
}
