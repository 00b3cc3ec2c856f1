using System.Reflection;

namespace Platform.Kernel.Modularity;

/// <summary>A loaded module.</summary>
public sealed class ModuleDescriptor
{
    internal ModuleDescriptor(Type type, PlatformModule instance, string? folder)
    {
        Manifest = type.GetCustomAttribute<ModuleManifestAttribute>()
            ?? throw new ModuleLoadException(type.Name, $"{type.FullName} has no [ModuleManifest]. Add one that gives its name, display name, description and table prefix.");
        Type = type;
        Instance = instance;
        Folder = folder;
        Version = type.Assembly.GetName().Version ?? new Version(0, 0);
    }

    /// <summary>The module's name in kebab case.</summary>
    public string Name => Manifest.Name;

    /// <summary>Its name as people say it.</summary>
    public string DisplayName => Manifest.DisplayName;

    /// <summary>What the module says of itself.</summary>
    public ModuleManifestAttribute Manifest { get; }

    /// <summary>The module class.</summary>
    public Type Type { get; }

    /// <summary>The module's main assembly.</summary>
    public Assembly Assembly => Type.Assembly;

    /// <summary>The version of the module's main assembly.</summary>
    public Version Version { get; internal init; }

    /// <summary>The folder it was loaded from, or null for a module that the process already held.</summary>
    public string? Folder { get; }

    /// <summary>A workstream can be switched off; what belongs to the kernel or the host cannot.</summary>
    public bool IsWorkstream { get; init; } = true;

    internal PlatformModule Instance { get; }
}
