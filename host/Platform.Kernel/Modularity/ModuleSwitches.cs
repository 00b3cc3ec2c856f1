using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Security;

namespace Platform.Kernel.Modularity;

/// <summary>
/// The switches as this node knows them: a snapshot that is read again every few seconds and at once after a change here.
/// </summary>
internal sealed class ModuleSwitches(IServiceScopeFactory scopes, ModuleCatalogue modules, BusWakeUp wakeUp, TimeProvider timeProvider) : IModuleSwitches
{
    private volatile FrozenSet<string> enabled = [];
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    public bool IsEnabled(string moduleName) => enabled.Contains(moduleName) && !HasFailed(moduleName)
        || modules.Find(moduleName) is { IsWorkstream: false };

    /// <summary>The module's migration failed: its pages answer 503, and the rest run.</summary>
    public bool HasFailed(string moduleName)
    {
        lock (failed)
            return failed.Contains(moduleName);
    }

    public bool IsSwitchedOn(string moduleName) => enabled.Contains(moduleName);

    public void MarkFailed(string moduleName)
    {
        lock (failed)
            failed.Add(moduleName);
    }

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        var names = await kernel.ModuleStates.AsNoTracking().Where(s => s.IsEnabled).Select(s => s.Name).ToListAsync(cancellationToken).ConfigureAwait(false);
        var read = names.ToFrozenSet(StringComparer.Ordinal);
        var changed = !read.SetEquals(enabled);
        enabled = read;
        if (changed)
            wakeUp.Signal();
    }

    /// <param name="moduleName">The workstream.</param>
    /// <param name="isEnabled">On or off.</param>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <param name="by">Who; null for the platform itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task SetAsync(string moduleName, bool isEnabled, string? reason, ICurrentUser? by, CancellationToken cancellationToken)
    {
        if (modules.Find(moduleName) is not { IsWorkstream: true })
            throw new InvalidOperationException($"There is no workstream '{moduleName}' to switch.");

        await using var scope = scopes.CreateAsyncScope();
        var currentUser = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        if (by is CurrentUser person)
            currentUser.BecomeLike(person);
        else
            currentUser.BecomeSystem();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        var audit = scope.ServiceProvider.GetRequiredService<AuditTrail>();
        var state = await kernel.ModuleStates.FindAsync([moduleName], cancellationToken).ConfigureAwait(false);
        if (state is null)
            kernel.ModuleStates.Add(state = new ModuleState { Name = moduleName });
        if (state.IsEnabled != isEnabled || state.Version == 0)
        {
            state.IsEnabled = isEnabled;
            state.ChangedUtc = timeProvider.GetUtcNow().UtcDateTime;
            state.ChangedBy = currentUser.DisplayName;
            state.Version++;
            kernel.Audit.Add(audit.Entry(moduleName, new ModuleSwitched(isEnabled, reason), response: null, isView: false));
            await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        wakeUp.Signal();
    }

    [AuditedAs("Switched a workstream")]
    private sealed record ModuleSwitched(bool IsEnabled, string? Reason) : Application.IAboutRecord
    {
        public string RecordType => IsEnabled ? "module-on" : "module-off";

        public Guid? RecordId => null;
    }
}
