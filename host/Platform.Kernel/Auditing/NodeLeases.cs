using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;

namespace Platform.Kernel.Auditing;

/// <summary>Lets one node do a piece of background work. As with the bus, nothing is unsafe when two believe they hold it.</summary>
internal sealed class NodeLeases(IServiceScopeFactory scopes, IOptions<EventBusOptions> bus, TimeProvider timeProvider)
{
    /// <summary>Takes or renews a lease.</summary>
    /// <returns>True while this node holds it.</returns>
    public async Task<bool> HoldAsync(string name, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow().UtcDateTime;
        var until = now + atMost;
        var node = bus.Value.NodeName;
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        if (await TakeAsync().ConfigureAwait(false))
            return true;
        if (await kernel.Leases.AnyAsync(l => l.Name == name, cancellationToken).ConfigureAwait(false))
            return false;

        kernel.Leases.Add(new NodeLease { Name = name });
        try
        {
            await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException)
        {
            // Another node made the row first.
        }

        return await TakeAsync().ConfigureAwait(false);

        async Task<bool> TakeAsync() => await kernel.Leases
            .Where(l => l.Name == name && (l.Owner == node || l.UntilUtc == null || l.UntilUtc < now))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Owner, node).SetProperty(l => l.UntilUtc, until), cancellationToken)
            .ConfigureAwait(false) == 1;
    }

    /// <summary>Lets another node go on at once.</summary>
    public async Task ReleaseAsync(string name, CancellationToken cancellationToken)
    {
        var node = bus.Value.NodeName;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KernelDbContext>().Leases
            .Where(l => l.Name == name && l.Owner == node)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Owner, (string?)null).SetProperty(l => l.UntilUtc, (DateTime?)null), cancellationToken)
            .ConfigureAwait(false);
    }
}
