using Microsoft.Extensions.Logging;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Kernel.Web;

/// <summary>
/// What the switched-on modules contribute to the pages of others, cut to what the current person may see. One failing
/// contributor costs its own part of the page and nothing else.
/// </summary>
public sealed partial class PageContributions(
    IEnumerable<IMenuContributor> menus,
    IEnumerable<IDashboardTile> tiles,
    IEnumerable<IWorkContributor> work,
    IEnumerable<IRecordPanel> panels,
    IEnumerable<ITimelineContributor> timelines,
    IEnumerable<IRecordLabelProvider> labels,
    ModuleCatalogue modules,
    IModuleSwitches switches,
    IModuleRebuilds rebuilds,
    ICurrentUser currentUser,
    ILogger<PageContributions> logger)
{
    private IReadOnlySet<string>? rebuilt;

    /// <summary>The entries of the service navigation.</summary>
    public async Task<IReadOnlyList<MenuItem>> GetMenuAsync(CancellationToken cancellationToken)
    {
        var context = new MenuConfigurationContext();
        foreach (var menu in menus.Where(IsOn))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await menu.ConfigureMenuAsync(context).ConfigureAwait(false);
        }

        return context.Items.Where(i => currentUser.HasPermission(i.RequiredPermission)).OrderBy(i => i.Order).ToList();
    }

    /// <summary>The tiles of the home page.</summary>
    public async Task<IReadOnlyList<DashboardTile>> GetTilesAsync(CancellationToken cancellationToken)
    {
        var found = new List<DashboardTile>();
        foreach (var tile in (await ReadableAsync(tiles, cancellationToken).ConfigureAwait(false)).Where(t => currentUser.HasPermission(t.RequiredPermission)).OrderBy(t => t.Order))
            if (await TryAsync(tile, () => tile.GetAsync(cancellationToken)).ConfigureAwait(false) is { } content)
                found.Add(content);
        return found;
    }

    /// <summary>What waits for the current person, the earliest due first.</summary>
    public async Task<IReadOnlyList<WorkItem>> GetWorkAsync(int limit, CancellationToken cancellationToken)
    {
        var found = new List<WorkItem>();
        foreach (var contributor in (await ReadableAsync(work, cancellationToken).ConfigureAwait(false)).Where(w => currentUser.HasPermission(w.RequiredPermission)))
            found.AddRange(await TryAsync(contributor, () => contributor.GetAsync(limit, cancellationToken)!).ConfigureAwait(false) ?? []);
        return found.OrderBy(w => w.Due ?? DateOnly.MaxValue).Take(limit).ToList();
    }

    /// <summary>What other modules show under a record.</summary>
    public async Task<IReadOnlyList<RecordPanel>> GetPanelsAsync(string recordType, Guid recordId, CancellationToken cancellationToken)
    {
        var found = new List<RecordPanel>();
        foreach (var panel in (await ReadableAsync(panels, cancellationToken).ConfigureAwait(false)).Where(p => p.RecordType == recordType && currentUser.HasPermission(p.RequiredPermission)).OrderBy(p => p.Order))
            if (await TryAsync(panel, () => panel.GetAsync(recordId, cancellationToken)).ConfigureAwait(false) is { } content)
                found.Add(content);
        return found;
    }

    /// <summary>The newest entries of a record's timeline over all modules.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> GetTimelineAsync(string recordType, Guid recordId, DateTime? beforeUtc, int limit, CancellationToken cancellationToken)
    {
        var found = new List<TimelineEntry>();
        foreach (var timeline in (await ReadableAsync(timelines, cancellationToken).ConfigureAwait(false)).Where(t => t.RecordType == recordType && currentUser.HasPermission(t.RequiredPermission)))
            found.AddRange(await TryAsync(timeline, () => timeline.GetAsync(recordId, beforeUtc, limit, cancellationToken)!).ConfigureAwait(false) ?? []);
        return found.OrderByDescending(e => e.OccurredUtc).Take(limit).ToList();
    }

    /// <summary>The names of those records that the current person may see.</summary>
    public async Task<IReadOnlyDictionary<Guid, RecordLabel>> GetLabelsAsync(string recordType, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var provider = labels.FirstOrDefault(l => l.RecordType == recordType && IsOn(l) && currentUser.HasPermission(l.RequiredPermission));
        if (provider is null || ids.Count == 0)
            return new Dictionary<Guid, RecordLabel>();
        return await TryAsync(provider, () => provider.GetAsync(ids, cancellationToken)!).ConfigureAwait(false) ?? new Dictionary<Guid, RecordLabel>();
    }

    private bool IsOn(object contributor) => modules.Of(contributor.GetType()) is not { } module || switches.IsEnabled(module.Name);

    /// <summary>Of modules that are on and whose figures are whole.</summary>
    private async Task<List<T>> ReadableAsync<T>(IEnumerable<T> contributors, CancellationToken cancellationToken) where T : notnull
    {
        rebuilt ??= await rebuilds.RunningAsync(cancellationToken).ConfigureAwait(false);
        return contributors.Where(c => IsOn(c) && (modules.Of(c.GetType()) is not { } module || !rebuilt.Contains(module.Name))).ToList();
    }

    private async Task<T?> TryAsync<T>(object contributor, Func<Task<T?>> get) where T : class
    {
        try
        {
            return await get().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(exception, contributor.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Contributor} failed; its part of the page is left out.")]
    private partial void LogFailure(Exception exception, string contributor);
}
