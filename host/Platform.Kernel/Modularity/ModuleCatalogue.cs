using System.Collections.Frozen;
using System.Reflection;

namespace Platform.Kernel.Modularity;

/// <summary>The modules that this process has loaded, in the order of their dependencies.</summary>
public sealed class ModuleCatalogue
{
    private readonly FrozenDictionary<Assembly, ModuleDescriptor[]> byAssembly;
    private readonly FrozenDictionary<string, ModuleDescriptor> byName;

    internal ModuleCatalogue(IReadOnlyList<ModuleDescriptor> modules)
    {
        Modules = modules;
        var twice = modules.GroupBy(m => m.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new ModuleLoadException(twice.Key, $"two modules give themselves this name: {string.Join(" and ", twice.Select(m => m.Type.FullName))}. Remove one of them.");

        byName = modules.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);
        byAssembly = modules.GroupBy(m => m.Assembly).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>All modules, those that others stand on first.</summary>
    public IReadOnlyList<ModuleDescriptor> Modules { get; }

    /// <summary>The modules that a service lead can switch on and off.</summary>
    public IEnumerable<ModuleDescriptor> Workstreams => Modules.Where(m => m.IsWorkstream);

    /// <summary>The module of that name, or null.</summary>
    public ModuleDescriptor? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The module whose main assembly holds a type, or null when it is of the kernel or the host.</summary>
    public ModuleDescriptor? Of(Type type) => byAssembly.GetValueOrDefault(type.Assembly) switch
    {
        null => null,
        [var only] => only,
        // Tests keep several small modules in one assembly, each in a namespace of its own.
        var several => several.FirstOrDefault(m => m.Type.Namespace == type.Namespace),
    };
}
