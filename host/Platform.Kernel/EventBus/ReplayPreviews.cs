using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>Says before a replay what it would tell, what the module would do and what it would not do again; and how far one is.</summary>
internal sealed class ReplayPreviews(KernelDbContext kernel, EventRegistry registry, IModuleSwitches switches, ReadModels readModels)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <param name="consumer">The module.</param>
    /// <param name="from">The first day, by London's clock, whose events are told; null for the first that is kept.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when no such module reads the log here.</returns>
    public async Task<ReplayPreview?> GetAsync(string consumer, DateOnly? from, CancellationToken cancellationToken)
    {
        if (registry.Find(consumer) is not { } reader)
            return null;
        var names = reader.Subscriptions.Keys.ToArray();
        var first = await FirstPositionAsync(from, cancellationToken).ConfigureAwait(false);
        var counts = await kernel.Outbox
            .Where(m => m.Position >= first && EF.Parameter(names).Contains(m.Name))
            .GroupBy(m => m.Name)
            .Select(g => new { g.Key, Count = g.LongCount(), First = g.Min(m => m.OccurredUtc), Last = g.Max(m => m.OccurredUtc) })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var logBegins = await kernel.Outbox.Where(m => m.Position != null).OrderBy(m => m.Position).Select(m => new { m.Position, m.OccurredUtc }).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var held = await kernel.Inbox.CountAsync(i => i.Consumer == consumer && i.Status == InboxStatus.Dead, cancellationToken).ConfigureAwait(false);
        var running = await kernel.Replays.AnyAsync(r => r.Consumer == consumer && r.EndedUtc == null, cancellationToken).ConfigureAwait(false);
        var once = reader.Subscriptions.Values.Where(s => s.OnceOnly is not null).ToList();
        return new ReplayPreview(
            consumer,
            reader.Module.DisplayName,
            switches.IsEnabled(consumer),
            running,
            first,
            [.. counts.Select(c => new ReplayedEvent(c.Key, EventWords.Title(c.Key), EventWords.Publisher(c.Key), c.Count)).OrderBy(c => c.Publisher, StringComparer.Ordinal).ThenBy(c => c.Title, StringComparer.Ordinal)],
            counts.Count == 0 ? null : counts.Min(c => c.First),
            counts.Count == 0 ? null : counts.Max(c => c.Last),
            logBegins is { Position: > 1 } ? logBegins.OccurredUtc : null,
            held,
            [.. await readModels.CountAsync(reader, cancellationToken).ConfigureAwait(false)],
            [.. once.Select(s => s.OnceOnly!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            reader.Subscriptions.Values.Any(s => s is { OnceOnly: null, IsProjection: false } && s.HandlerType != typeof(Rights.ErasePersonalData)));
    }

    /// <summary>Replays that run, and the last one of each module.</summary>
    public async Task<IReadOnlyList<ReplayRun>> GetRunsAsync(CancellationToken cancellationToken)
        => await kernel.Replays.AsNoTracking().OrderBy(r => r.EndedUtc != null).ThenByDescending(r => r.StartedUtc).ToListAsync(cancellationToken).ConfigureAwait(false);

    private async Task<long> FirstPositionAsync(DateOnly? from, CancellationToken cancellationToken)
    {
        if (from is not { } day)
            return 1;
        var utc = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London);
        var first = await kernel.Outbox.Where(m => m.Position != null && m.OccurredUtc >= utc).MinAsync(m => m.Position, cancellationToken).ConfigureAwait(false);
        return first ?? await kernel.Outbox.MaxAsync(m => m.Position, cancellationToken).ConfigureAwait(false) + 1 ?? 1;
    }
}

/// <summary>What a replay would be.</summary>
/// <param name="Module">The module.</param>
/// <param name="DisplayName">Its name as people say it.</param>
/// <param name="IsSwitchedOn">It begins at once; otherwise when the module is switched on.</param>
/// <param name="IsRunning">One is running already.</param>
/// <param name="FromPosition">The first event that would be told.</param>
/// <param name="Events">How many of which.</param>
/// <param name="FirstUtc">When the first of them happened.</param>
/// <param name="LastUtc">And the last.</param>
/// <param name="KeptSinceUtc">When the first event happened that the log still keeps; null when it keeps all.</param>
/// <param name="Parked">Events that could not be handled; they stay parked and hold up what follows in their streams.</param>
/// <param name="ReadModel">What a rebuild empties first, with the rows that are there.</param>
/// <param name="NotAgain">What the module does once and will not do again.</param>
/// <param name="Looks">It also looks whether what each event made is there, and adds what is missing.</param>
internal sealed record ReplayPreview(
    string Module, string DisplayName, bool IsSwitchedOn, bool IsRunning, long FromPosition, IReadOnlyList<ReplayedEvent> Events, DateTime? FirstUtc, DateTime? LastUtc, DateTime? KeptSinceUtc, int Parked,
    IReadOnlyList<ReadModelTable> ReadModel, IReadOnlyList<string> NotAgain, bool Looks)
{
    public long Count => Events.Sum(e => e.Count);
}

/// <summary>How many events of a name would be told.</summary>
internal sealed record ReplayedEvent(string Name, string Title, string Publisher, long Count);

/// <summary>A table of a read model.</summary>
internal sealed record ReadModelTable(string Name, long Rows);
