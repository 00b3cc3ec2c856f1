using MediatR;
using Platform.Kernel.Application;
using Platform.Kernel.EventBus;
using Platform.Kernel.Jobs;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Host.Administration;

/// <summary>What switching a workstream would mean: what goes or comes, what waits, and who else loses something.</summary>
[RequiresPermission(HostPermissions.Modules)]
internal sealed record PreviewSwitch(string Name) : IQuery<SwitchPreview?>;

internal sealed record SwitchPreview(
    ModuleDescriptor Module,
    bool IsEnabled,
    bool HasFailed,
    IReadOnlyList<string> MenuEntries,
    IReadOnlyList<string> Jobs,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<string> Hears,
    IReadOnlyList<string> MissedBy,
    int WaitingEvents);

internal sealed class PreviewSwitchHandler(
    ModuleCatalogue modules,
    ModuleSwitches switches,
    EventRegistry registry,
    EventLogStatus status,
    IEnumerable<IMenuContributor> menus,
    IEnumerable<ModuleJob> jobs) : IRequestHandler<PreviewSwitch, SwitchPreview?>
{
    public async Task<SwitchPreview?> Handle(PreviewSwitch request, CancellationToken cancellationToken)
    {
        if (modules.Find(request.Name) is not { IsWorkstream: true } module)
            return null;

        var menu = new MenuConfigurationContext();
        foreach (var contributor in menus.Where(m => modules.Of(m.GetType()) == module))
            await contributor.ConfigureMenuAsync(menu);

        var own = registry.Find(module.Name)?.Subscriptions.Keys.Order(StringComparer.Ordinal).Select(InWords).ToList() ?? [];
        var missedBy = registry.Consumers
            .Where(c => c.Name != module.Name && switches.IsSwitchedOn(c.Name) && c.Subscriptions.Keys.Any(n => n.StartsWith(module.Name + ".", StringComparison.Ordinal)))
            .Select(c => modules.Find(c.Name)?.DisplayName ?? c.Name)
            .ToList();
        var consumer = (await status.GetConsumersAsync(cancellationToken)).SingleOrDefault(c => c.Name == module.Name);

        return new SwitchPreview(
            module,
            switches.IsSwitchedOn(module.Name),
            switches.HasFailed(module.Name),
            menu.Items.Select(i => i.Text).ToList(),
            jobs.Where(j => j.ModuleName == module.Name).Select(j => j.Description).ToList(),
            PermissionsOf(module),
            own,
            missedBy,
            consumer is null ? 0 : consumer.Waiting + (int)consumer.Lag);
    }

    /// <summary>"Case opened, from Case management", of <c>case-management.case-opened.v1</c>.</summary>
    private string InWords(string eventName)
    {
        var parts = eventName.Split('.');
        var what = parts[1].Replace('-', ' ');
        return $"{char.ToUpperInvariant(what[0])}{what[1..]}, from {modules.Find(parts[0])?.DisplayName ?? parts[0]}";
    }

    private static List<string> PermissionsOf(ModuleDescriptor module)
    {
        var context = new PermissionDefinitionContext();
        foreach (var provider in module.Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(PermissionDefinitionProvider).IsAssignableFrom(t)))
            ((PermissionDefinitionProvider)Activator.CreateInstance(provider)!).Define(context);
        return context.Groups.SelectMany(g => g.Permissions).Select(p => p.DisplayName).ToList();
    }
}
