using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Which consumers this node works for. A lease saves several nodes from racing for the same rows; nothing is unsafe without
/// one, so a clock that is off by seconds does no harm.
/// </summary>
internal sealed class BusLeases(IServiceScopeFactory scopes, IOptions<EventBusOptions> options, TimeProvider timeProvider)
{
    private volatile FrozenSet<string> held = [];
    private FrozenSet<string> asked = [];
    private DateTime renewAfterUtc;

    public bool IsHeld(string consumer) => !options.Value.UseLeases || held.Contains(consumer);

    /// <summary>Takes or renews leases when it is time, in one statement for all of them.</summary>
    /// <returns>True when this node now works for somebody it did not work for before.</returns>
    public async Task<bool> RenewAsync(IEnumerable<string> consumers, CancellationToken cancellationToken)
    {
        if (!options.Value.UseLeases)
            return false;

        var names = consumers.ToFrozenSet(StringComparer.Ordinal);
        var now = timeProvider.GetUtcNow().UtcDateTime;
        if (now < renewAfterUtc && names.SetEquals(asked))
            return false;

        var node = options.Value.NodeName;
        var until = now + options.Value.Lease;
        var wanted = names.ToList();
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        await kernel.Consumers
            .Where(c => wanted.Contains(c.Name) && (c.LeaseOwner == node || c.LeaseUntilUtc == null || c.LeaseUntilUtc < now))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LeaseOwner, node).SetProperty(c => c.LeaseUntilUtc, until), cancellationToken)
            .ConfigureAwait(false);
        var mine = await kernel.Consumers
            .Where(c => wanted.Contains(c.Name) && c.LeaseOwner == node && c.LeaseUntilUtc >= now)
            .Select(c => c.Name)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);

        var before = held;
        held = mine.ToFrozenSet(StringComparer.Ordinal);
        asked = names;
        // All are ours: renewing at a third leaves two tries. Otherwise ask again soon, so that a stopped node's work goes on.
        renewAfterUtc = now + (held.Count == names.Count ? options.Value.Lease / 3 : Min(options.Value.Lease / 3, options.Value.PollInterval));
        return held.Any(n => !before.Contains(n));
    }

    /// <summary>Lets others go on at once when this node stops.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.UseLeases)
            return;
        held = [];
        var node = options.Value.NodeName;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KernelDbContext>().Consumers
            .Where(c => c.LeaseOwner == node)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LeaseOwner, (string?)null).SetProperty(c => c.LeaseUntilUtc, (DateTime?)null), cancellationToken)
            .ConfigureAwait(false);
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
