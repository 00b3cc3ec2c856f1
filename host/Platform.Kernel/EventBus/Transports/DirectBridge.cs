using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus.Transports;

/// <summary>
/// Carries between the platform's database and one of a module's own: events both ways, what the module's transactions wrote for
/// the whole platform home, and who may see restricted records out. The platform's log is the middle: what one module's own database
/// publishes reaches another's through it, so that a cause never comes after its effect.
/// </summary>
internal sealed class DirectBridge
{
    public const string NamePrefix = "$bridge.";

    /// <summary>No purge takes an event so soon, whatever was set.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromDays(20);

    private readonly DatabaseBus platform;
    private readonly DatabaseBus other;
    private readonly LogReader outward;
    private readonly LogReader homeward;
    private readonly CarriedRows rows;
    private readonly NodeLeases leases;
    private readonly IOptions<EventBusOptions> options;
    private readonly TimeProvider timeProvider;
    private DateTime renewAfterUtc;

    public DirectBridge(DatabasePair pair, IOptions<EventBusOptions> options, TimeProvider timeProvider)
    {
        (platform, other) = pair;
        (this.options, this.timeProvider) = (options, timeProvider);
        outward = new LogReader(platform, NamePrefix + other.Database.Name, timeProvider);
        homeward = new LogReader(other, NamePrefix + platform.Database.Name, timeProvider);
        rows = new CarriedRows(platform, other);
        leases = new NodeLeases(platform, options, timeProvider);
    }

    private string LeaseName => $"bridge.{other.Database.Name}";

    /// <summary>The database on the other side.</summary>
    public PlatformDatabase Database => other.Database;

    /// <summary>One node carries at a time. Nothing is unsafe when two believe they do.</summary>
    public async Task<bool> HoldAsync(CancellationToken cancellationToken)
    {
        if (Now() < renewAfterUtc)
            return true;
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        if (!await leases.HoldAsync(LeaseName, options.Value.Lease, cancellationToken).ConfigureAwait(false))
        {
            renewAfterUtc = default;
            return false;
        }

        if (renewAfterUtc == default)
        {
            await outward.EnsureAsync(cancellationToken).ConfigureAwait(false);
            await homeward.EnsureAsync(cancellationToken).ConfigureAwait(false);
            await GoBackAsync(homeward, platform, FromOther(), cancellationToken).ConfigureAwait(false);
            await GoBackAsync(outward, other, ForOther(await NamesAsync(cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        }

        renewAfterUtc = Now() + options.Value.Lease / 3;
        return true;
    }

    public Task ReleaseAsync(CancellationToken cancellationToken)
    {
        renewAfterUtc = default;
        return leases.ReleaseAsync(LeaseName, cancellationToken);
    }

    /// <summary>Carries what there is, one batch of each.</summary>
    /// <returns>How many events and rows were carried.</returns>
    public async Task<int> CarryAsync(CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        // Protection before news: an event must not show a record that was closed before it.
        var moved = await rows.CarryAccessAsync(cancellationToken).ConfigureAwait(false);
        moved += await rows.CarryHomeAsync(options.Value.BatchSize, cancellationToken).ConfigureAwait(false);
        var names = await NamesAsync(cancellationToken).ConfigureAwait(false);
        moved += await CopyAsync(homeward, platform, null, FromOther(), cancellationToken).ConfigureAwait(false);
        moved += await CopyAsync(outward, other, names, ForOther(names), cancellationToken).ConfigureAwait(false);
        return moved;
    }

    private Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> FromOther()
    {
        var publishers = other.Database.Modules.ToList();
        return log => log.Where(m => publishers.Contains(m.Publisher));
    }

    private Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> ForOther(List<string> names)
    {
        var publishers = other.Database.Modules.ToList();
        return log => log.Where(m => names.Contains(m.Name) && !publishers.Contains(m.Publisher));
    }

    /// <summary>
    /// When a node begins: a database that was restored from a backup lacks what had been carried to it. The cursor goes back to
    /// the last event that is there. Looked for among the newest only, which no purge has taken.
    /// </summary>
    private async Task GoBackAsync(LogReader reader, DatabaseBus to, Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> wanted, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(cancellationToken).ConfigureAwait(false) is not { Position: > 0 } place)
            return;
        var since = Now() - Recently;
        var at = place.Position;
        while (true)
        {
            var newest = await reader.ReadBackAsync(at, options.Value.BatchSize, log => wanted(log).Where(m => m.OccurredUtc > since), cancellationToken).ConfigureAwait(false);
            if (newest.Count == 0)
                break;
            var ids = newest.Select(m => m.Id).ToList();
            var there = await to.InKernelAsync(kernel => kernel.Outbox.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToHashSetAsync(cancellationToken)).ConfigureAwait(false);
            var missing = newest.TakeWhile(m => !there.Contains(m.Id)).ToList();
            if (missing.Count > 0)
                at = missing[^1].Position - 1;
            if (missing.Count < newest.Count)
                break;
        }

        if (at < place.Position)
            await reader.GoBackAsync(at, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="CarriedRows.CarryAccessAsync"/>
    public Task<int> CarryAccessAsync(CancellationToken cancellationToken) => rows.CarryAccessAsync(cancellationToken);

    /// <summary>How far it is behind, for people and for the health check.</summary>
    public async Task<BridgeStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        var (there, back) = (await outward.FindAsync(cancellationToken).ConfigureAwait(false), await homeward.FindAsync(cancellationToken).ConfigureAwait(false));
        var waiting = await rows.CountWaitingAsync(cancellationToken).ConfigureAwait(false);
        return new BridgeStatus(other.Database.Name, there?.Lag ?? 0, back?.Lag ?? 0, waiting, there?.UpdatedUtc);
    }

    /// <summary>
    /// One batch. The events are committed there before the cursor moves here; a node that dies in between carries them again, and
    /// they are passed over there by their message ids.
    /// </summary>
    private async Task<int> CopyAsync(
        LogReader reader, DatabaseBus to, List<string>? names, Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> wanted, CancellationToken cancellationToken)
    {
        // Without a row yet (a drain, which asks for no lease) it is made here.
        var place = await reader.FindAsync(cancellationToken).ConfigureAwait(false);
        if (place is null)
        {
            await reader.EnsureAsync(cancellationToken).ConfigureAwait(false);
            place = (await reader.FindAsync(cancellationToken).ConfigureAwait(false))!;
        }

        var added = names?.Except(place.Handles.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal).ToList() ?? [];
        if (added.Count > 0)
        {
            // A module that handles more than before: what the log keeps of it comes first, as for a module beside the log.
            var filled = 0;
            for (long after = 0; after < place.Position;)
            {
                var earlier = await reader.ReadAsync(after, place.Position, options.Value.BatchSize, log => wanted(log).Where(m => added.Contains(m.Name)), cancellationToken).ConfigureAwait(false);
                filled += await EventCopy.AppendAsync(to, earlier, Now(), cancellationToken).ConfigureAwait(false);
                after = earlier.Count == options.Value.BatchSize ? earlier[^1].Position!.Value : place.Position;
            }

            await reader.MoveAsync(place.Position, string.Join(' ', names!.Order(StringComparer.Ordinal)), cancellationToken).ConfigureAwait(false);
            return filled + 1;
        }

        if (place.Lag <= 0)
            return 0;
        var events = await reader.ReadAsync(place.Position, place.End, options.Value.BatchSize, wanted, cancellationToken).ConfigureAwait(false);
        var copied = await EventCopy.AppendAsync(to, events, Now(), cancellationToken).ConfigureAwait(false);
        await reader.MoveAsync(events.Count == options.Value.BatchSize ? events[^1].Position!.Value : place.End, null, cancellationToken).ConfigureAwait(false);
        return Math.Max(copied, 1);
    }

    /// <summary>The names in the rows and not in this process: while nodes are upgraded the newer one's subscriptions count.</summary>
    private Task<List<string>> NamesAsync(CancellationToken cancellationToken) => other.InKernelAsync(async kernel =>
    {
        var handled = await kernel.Consumers.AsNoTracking().Where(c => c.State != ConsumerState.Retired && !c.Name.StartsWith("$")).Select(c => c.Handles).ToListAsync(cancellationToken).ConfigureAwait(false);
        return handled.SelectMany(h => h.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
    });

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await platform.Registration.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await other.Registration.EnsureAsync(cancellationToken).ConfigureAwait(false);
    }

    private DateTime Now() => UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
}

/// <summary>How a bridge stands.</summary>
/// <param name="Database">The database on the other side.</param>
/// <param name="ToOther">Positions of the platform's log that it has not looked at.</param>
/// <param name="ToPlatform">Positions of the other log that it has not looked at.</param>
/// <param name="RowsWaiting">Audit entries and other rows that have still to come home.</param>
/// <param name="MovedUtc">When it last moved.</param>
internal sealed record BridgeStatus(string Database, long ToOther, long ToPlatform, int RowsWaiting, DateTime? MovedUtc)
{
    public long Behind => Math.Max(ToOther, ToPlatform) + RowsWaiting;
}
