using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>What the Events page and <c>platform events</c> show.</summary>
internal sealed class EventLogStatus(KernelDbContext kernel, IModuleSwitches switches, EventRegistry registry, TimeProvider timeProvider)
{
    /// <summary>The publishers' figures are counted over the newest events only: the log may hold a year.</summary>
    public const int PublisherWindow = 10_000;

    public async Task<IReadOnlyList<ConsumerStatus>> GetConsumersAsync(CancellationToken cancellationToken)
    {
        var rows = await kernel.Consumers.AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellationToken).ConfigureAwait(false);
        var end = rows.SingleOrDefault(r => r.Name == Consumer.Sequencer)?.Position ?? 0;
        var open = await kernel.Inbox
            .Where(i => i.Status == InboxStatus.Waiting || i.Status == InboxStatus.Dead)
            .GroupBy(i => new { i.Consumer, i.Status })
            .Select(g => new { g.Key.Consumer, g.Key.Status, Count = g.Count(), Streams = g.Select(i => i.StreamKey).Distinct().Count(), First = g.Min(i => i.Position) })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        var firsts = open.Select(o => (long?)o.First).ToList();
        var occurred = await kernel.Outbox
            .Where(m => firsts.Contains(m.Position))
            .Select(m => new { Position = m.Position!.Value, m.OccurredUtc })
            .ToDictionaryAsync(m => m.Position, m => m.OccurredUtc, cancellationToken)
            .ConfigureAwait(false);

        // Counted over the newest positions only, as for the publishers.
        var (newest, hour) = (end - PublisherWindow, timeProvider.GetUtcNow().UtcDateTime.AddHours(-1));
        var handled = await kernel.Inbox
            .Where(i => i.Status == InboxStatus.Done && i.Position > newest && i.HandledUtc > hour)
            .GroupBy(i => i.Consumer)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken)
            .ConfigureAwait(false);

        return [.. rows.Where(r => r.Name != Consumer.Sequencer).Select(row =>
        {
            var waiting = open.SingleOrDefault(o => o.Consumer == row.Name && o.Status == InboxStatus.Waiting);
            var dead = open.SingleOrDefault(o => o.Consumer == row.Name && o.Status == InboxStatus.Dead);
            // The switch is newer than the row, which follows it within a moment.
            var state = row.State is ConsumerState.Active or ConsumerState.Disabled && registry.Find(row.Name) is not null
                ? switches.IsEnabled(row.Name) ? ConsumerState.Active : ConsumerState.Disabled
                : row.State;
            return new ConsumerStatus(
                row.Name, state, row.ModuleVersion, row.Position, end, end - row.Position,
                waiting?.Count ?? 0, dead?.Count ?? 0, dead?.Streams ?? 0,
                waiting is not null && occurred.TryGetValue(waiting.First, out var oldest) ? oldest : null,
                handled.GetValueOrDefault(row.Name), row.UpdatedUtc);
        })];
    }

    public async Task<IReadOnlyList<PublisherStatus>> GetPublishersAsync(CancellationToken cancellationToken)
    {
        var end = await kernel.Consumers.Where(c => c.Name == Consumer.Sequencer).Select(c => c.Position).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var newest = end - PublisherWindow;
        var sequenced = await kernel.Outbox
            .Where(m => m.Position > newest)
            .GroupBy(m => m.Publisher)
            .Select(g => new { Publisher = g.Key, Count = g.Count(), Last = g.Max(m => m.OccurredUtc) })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        var unsequenced = await kernel.Outbox
            .Where(m => m.Position == null)
            .GroupBy(m => m.Publisher)
            .Select(g => new { Publisher = g.Key, Count = g.Count(), Last = g.Max(m => m.OccurredUtc) })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);

        return [.. sequenced.Concat(unsequenced).GroupBy(p => p.Publisher, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new PublisherStatus(
            g.Key,
            sequenced.SingleOrDefault(s => s.Publisher == g.Key)?.Count ?? 0,
            unsequenced.SingleOrDefault(u => u.Publisher == g.Key)?.Count ?? 0,
            g.Max(p => p.Last)))];
    }

    public Task<int> CountUnsequencedAsync(CancellationToken cancellationToken) => kernel.Outbox.CountAsync(m => m.Position == null, cancellationToken);

    /// <summary>The processes that work on this database, and those of the last days that stopped without saying so.</summary>
    public async Task<IReadOnlyList<NodeStatus>> GetNodesAsync(CancellationToken cancellationToken)
    {
        var nodes = await kernel.Nodes.AsNoTracking().OrderBy(n => n.StartedUtc).ThenBy(n => n.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        var now = timeProvider.GetUtcNow().UtcDateTime;
        return [.. nodes.Select(n => new NodeStatus(n.Id, n.Name, n.StartedUtc, n.SeenUtc, n.UntilUtc > now, n.ReadModules()))];
    }

    /// <summary>Events that are dead, or that failed and will be tried again: the newest first, one page.</summary>
    /// <param name="consumer">One module, or null for all.</param>
    /// <param name="before">The last row of the page before, or null for the first page.</param>
    /// <param name="pageSize">How many at the most.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<FailedEvent>> GetFailedAsync(string? consumer, FailedEventKey? before, int pageSize, CancellationToken cancellationToken)
    {
        var failed = kernel.Inbox.Where(i => i.Status == InboxStatus.Dead || i.Status == InboxStatus.Waiting && i.Attempts > 0);
        if (consumer is not null)
            failed = failed.Where(i => i.Consumer == consumer);
        if (before is not null)
            failed = failed.Where(i => i.Position < before.Position || i.Position == before.Position && string.Compare(i.Consumer, before.Consumer) > 0);

        var page = await (
            from i in failed.OrderByDescending(i => i.Position).ThenBy(i => i.Consumer).Take(pageSize)
            join m in kernel.Outbox on (long?)i.Position equals m.Position into kept
            from m in kept.DefaultIfEmpty()
            orderby i.Position descending, i.Consumer
            select new
            {
                Row = i,
                m.Publisher,
                OccurredUtc = (DateTime?)m.OccurredUtc,
                Held = kernel.Inbox.Count(l => l.Consumer == i.Consumer && l.StreamKey == i.StreamKey && l.Status == InboxStatus.Waiting && l.Position > i.Position),
            })
            .AsNoTracking()
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);

        return [.. page.Select(p => new FailedEvent(
            p.Row.Consumer, p.Row.Position, p.Row.MessageId, p.Row.Name, p.Publisher, p.Row.StreamKey, p.OccurredUtc,
            p.Row.Status == InboxStatus.Dead, p.Row.Attempts, p.Row.Status == InboxStatus.Dead ? null : p.Row.NextAttemptUtc, p.Row.LastError, p.Row.Decision, p.Held,
            registry.Find(p.Row.Consumer)?.Subscriptions.GetValueOrDefault(p.Row.Name)?.HandlerType.Name))];
    }
}

/// <summary>How a module stands in the log.</summary>
/// <param name="Name">The module.</param>
/// <param name="State">Whether it reads.</param>
/// <param name="ModuleVersion">The newest version that registered.</param>
/// <param name="Cursor">The last position it took into its inbox.</param>
/// <param name="LogEnd">The last position there is.</param>
/// <param name="Lag">How many positions lie between.</param>
/// <param name="Waiting">Events in its inbox that are not handled yet.</param>
/// <param name="Dead">Events that failed for good.</param>
/// <param name="ParkedStreams">In how many streams.</param>
/// <param name="OldestWaitingUtc">When the first event that waits happened.</param>
/// <param name="HandledInLastHour">How many it handled in the last hour, of the newest <see cref="EventLogStatus.PublisherWindow"/> events.</param>
/// <param name="UpdatedUtc">When its row last changed.</param>
internal sealed record ConsumerStatus(
    string Name, ConsumerState State, string ModuleVersion, long Cursor, long LogEnd, long Lag, int Waiting, int Dead, int ParkedStreams, DateTime? OldestWaitingUtc, int HandledInLastHour, DateTime UpdatedUtc)
{
    /// <summary>The database whose log it reads.</summary>
    public string Database { get; init; } = Data.PlatformDatabase.PlatformName;

    /// <summary>A transport that carries the log elsewhere, and no module.</summary>
    public bool IsTransport => Name.StartsWith('$');
}

/// <summary>A process of the platform.</summary>
/// <param name="Id">New with each start of it.</param>
/// <param name="Name">What people know it by.</param>
/// <param name="StartedUtc">When it started.</param>
/// <param name="SeenUtc">When it last said that it is there.</param>
/// <param name="IsAlive">Its lease runs; otherwise the others do its work.</param>
/// <param name="Modules">What it has loaded.</param>
internal sealed record NodeStatus(Guid Id, string Name, DateTime StartedUtc, DateTime SeenUtc, bool IsAlive, IReadOnlyDictionary<string, Version> Modules);

/// <summary>What a module published.</summary>
/// <param name="Name">The module.</param>
/// <param name="Events">How many of the newest <see cref="EventLogStatus.PublisherWindow"/> events are its.</param>
/// <param name="Unsequenced">How many of its committed events have no position yet.</param>
/// <param name="LastUtc">When it last published.</param>
internal sealed record PublisherStatus(string Name, int Events, int Unsequenced, DateTime LastUtc);

/// <summary>Where a page of failed events ended.</summary>
internal sealed record FailedEventKey(long Position, string Consumer);

/// <summary>An event that a module could not handle.</summary>
/// <param name="Consumer">The module.</param>
/// <param name="Position">Its place in the log.</param>
/// <param name="MessageId">Its identifier, as the host's log has it.</param>
/// <param name="Name">The event.</param>
/// <param name="Publisher">Who published it; null when the log no longer has it.</param>
/// <param name="StreamKey">The stream it is in.</param>
/// <param name="OccurredUtc">When it happened.</param>
/// <param name="IsDead">It holds up its stream until somebody decides; otherwise it is tried again.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptUtc">When it is tried next.</param>
/// <param name="Error">The kind of failure and its first line.</param>
/// <param name="Decision">What an operator decided last, and why.</param>
/// <param name="Held">How many later events of its stream wait behind it.</param>
/// <param name="Handler">The class that failed; null when there is none.</param>
internal sealed record FailedEvent(
    string Consumer, long Position, Guid MessageId, string Name, string? Publisher, string StreamKey, DateTime? OccurredUtc,
    bool IsDead, int Attempts, DateTime? NextAttemptUtc, string? Error, string? Decision, int Held, string? Handler);
