using MediatR;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Jobs;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Host.Administration;

/// <summary>What switching a workstream would mean: what goes or comes, what waits, and who else loses something.</summary>
[RequiresPermission(HostPermissions.Modules)]
internal sealed record PreviewSwitch(string Name, bool WithStored = true) : IQuery<SwitchPreview?>;

internal sealed record SwitchPreview(
    ModuleDescriptor Module,
    bool IsEnabled,
    bool HasFailed,
    IReadOnlyList<string> MenuEntries,
    IReadOnlyList<string> Jobs,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<string> Hears,
    IReadOnlyList<SwitchedOn> MissedBy,
    IReadOnlyList<StoredRows> Stays,
    long WaitingEvents);

/// <summary>A workstream that is on and hears from the one that is switched, and of what.</summary>
internal sealed record SwitchedOn(string DisplayName, IReadOnlyList<string> Hears);

/// <summary>What stays stored: a kind of record, and how many.</summary>
internal sealed record StoredRows(string What, long Count);

internal sealed class PreviewSwitchHandler(
    ModuleCatalogue modules,
    ModuleSwitches switches,
    EventRegistry registry,
    DatabaseBuses buses,
    ModuleDbContextTypes contexts,
    IServiceProvider services,
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

        var own = registry.Everywhere.FirstOrDefault(c => c.Name == module.Name)?.Subscriptions.Keys.Order(StringComparer.Ordinal).Select(InWords).ToList() ?? [];
        var missedBy = registry.Everywhere
            .Where(c => c.Name != module.Name && switches.IsSwitchedOn(c.Name) && c.Subscriptions.Keys.Any(n => n.StartsWith(module.Name + ".", StringComparison.Ordinal)))
            .Select(c => new SwitchedOn(
                modules.Find(c.Name)?.DisplayName ?? c.Name,
                [.. c.Subscriptions.Keys.Where(n => n.StartsWith(module.Name + ".", StringComparison.Ordinal)).Select(EventWords.Title).Order(StringComparer.Ordinal)]))
            .OrderBy(m => m.DisplayName, StringComparer.Ordinal)
            .ToList();
        var consumer = (await buses.GetConsumersAsync(cancellationToken)).SingleOrDefault(c => c.Name == module.Name);

        return new SwitchPreview(
            module,
            switches.IsSwitchedOn(module.Name),
            switches.HasFailed(module.Name),
            menu.Items.Select(i => i.Text).ToList(),
            jobs.Where(j => j.ModuleName == module.Name).Select(j => j.Description).ToList(),
            PermissionsOf(module),
            own,
            missedBy,
            request.WithStored ? await StoredAsync(module, cancellationToken) : [],
            consumer is null ? 0 : consumer.Waiting + consumer.Lag);
    }

    /// <summary>What people recorded, by the words of the module's own map; what is part of another record is counted with that.</summary>
    private async Task<List<StoredRows>> StoredAsync(ModuleDescriptor module, CancellationToken cancellationToken)
    {
        var stored = new List<StoredRows>();
        // A module whose tables are not up to date cannot be asked.
        if (switches.HasFailed(module.Name) || contexts.Resolve(services, module.Name) is not { } context)
            return stored;
        foreach (var entity in module.Instance.PersonalData.Model.Entities.Values.Where(e => !e.IsAboutNobody && e.Wholes.Count == 0))
            if (context.Model.FindEntityType(entity.Type) is { } type && !type.IsOwned() && await EntityReader.For(entity.Type).CountAsync(context, cancellationToken) is > 0 and var count)
                stored.Add(new StoredRows(entity.Title, count));
        return stored;
    }

    /// <summary>"Case opened, from Case management", of <c>case-management.case-opened.v1</c>.</summary>
    private string InWords(string eventName)
    {
        var publisher = EventWords.Publisher(eventName);
        return $"{EventWords.Title(eventName)}, from {modules.Find(publisher)?.DisplayName ?? publisher}";
    }

    private static List<string> PermissionsOf(ModuleDescriptor module)
    {
        var context = new PermissionDefinitionContext();
        foreach (var provider in module.Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(PermissionDefinitionProvider).IsAssignableFrom(t)))
            ((PermissionDefinitionProvider)Activator.CreateInstance(provider)!).Define(context);
        return context.Groups.SelectMany(g => g.Permissions).Select(p => p.DisplayName).ToList();
    }
}
