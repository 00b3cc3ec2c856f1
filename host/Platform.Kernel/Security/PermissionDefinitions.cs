using Platform.Kernel.Modularity;

namespace Platform.Kernel.Security;

/// <summary>Every permission that the loaded modules and the host declare.</summary>
public sealed class PermissionDefinitions
{
    internal PermissionDefinitions(IEnumerable<PermissionDefinitionProvider> providers)
    {
        var context = new PermissionDefinitionContext();
        foreach (var provider in providers)
            provider.Define(context);
        Groups = context.Groups;
        All = Groups.SelectMany(g => g.Permissions).ToList();

        var twice = All.GroupBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new ModuleLoadException(twice.Key, $"the permission '{twice.Key}' is declared twice. Give one of them another name.");
    }

    /// <summary>The groups, in the order of their modules.</summary>
    public IReadOnlyList<PermissionGroupDefinition> Groups { get; }

    /// <summary>All permissions.</summary>
    public IReadOnlyList<PermissionDefinition> All { get; }

    /// <summary>What a role holds before anybody changes it.</summary>
    public IReadOnlySet<string> DefaultsOf(string role) => All.Where(p => p.DefaultRoles.Contains(role, StringComparer.Ordinal)).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
}
