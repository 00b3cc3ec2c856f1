using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Kernel.Modularity;

/// <summary>
/// Which workstreams' read models are being built again. Asked of the database each time, and only for a module that has one: no node
/// may show half figures, not even for the seconds until it would notice.
/// </summary>
public interface IModuleRebuilds
{
    /// <summary>The modules whose read models are being built again.</summary>
    Task<IReadOnlySet<string>> RunningAsync(CancellationToken cancellationToken);

    /// <summary>How much of a module's past has been told, in hundredths; null for a module that is not being rebuilt.</summary>
    Task<int?> FindAsync(string moduleName, CancellationToken cancellationToken);
}

internal sealed class ModuleRebuilds(KernelDbContext platform, ModuleDatabases databases, ModuleCatalogue modules) : IModuleRebuilds
{
    public async Task<IReadOnlySet<string>> RunningAsync(CancellationToken cancellationToken)
    {
        var running = new HashSet<string>(StringComparer.Ordinal);
        foreach (var database in modules.Workstreams.Where(m => m.Instance.ReadModel.Count > 0).Select(m => databases.Of(m.Name)).Distinct())
            running.UnionWith(await InAsync(database, kernel => kernel.Replays.Where(r => r.EndedUtc == null && r.IsRebuild).Select(r => r.Consumer).ToListAsync(cancellationToken)).ConfigureAwait(false));
        return running;
    }

    public async Task<int?> FindAsync(string moduleName, CancellationToken cancellationToken)
    {
        if (modules.Find(moduleName) is not { Instance.ReadModel.Count: > 0 })
            return null;
        var run = await InAsync(databases.Of(moduleName), kernel => kernel.Replays.AsNoTracking().SingleOrDefaultAsync(r => r.Consumer == moduleName && r.EndedUtc == null && r.IsRebuild, cancellationToken)).ConfigureAwait(false);
        return run?.Percent;
    }

    private async Task<T> InAsync<T>(PlatformDatabase database, Func<KernelDbContext, Task<T>> ask)
    {
        await using var other = database.IsPlatform ? null : database.OpenKernel();
        return await ask(other ?? platform).ConfigureAwait(false);
    }
}

/// <summary>The workstream's read model is being built again. The host answers 503 with a page that says so.</summary>
/// <param name="displayName">Its name as people say it.</param>
/// <param name="percent">How far it is.</param>
public sealed class ModuleBeingRebuiltException(string displayName, int percent)
    : Exception($"{displayName} is being rebuilt from what the other workstreams told it; it has come {percent} % of the way. Try again in a few minutes.")
{
    /// <summary>The module's name as people say it.</summary>
    public string DisplayName { get; } = displayName;

    /// <summary>How far it is, in hundredths.</summary>
    public int Percent { get; } = percent;
}
