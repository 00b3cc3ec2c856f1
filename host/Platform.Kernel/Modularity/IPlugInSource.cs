using System.Reflection;

namespace Platform.Kernel.Modularity;

/// <summary>Where module classes come from (ABP: <c>IPlugInSource</c>).</summary>
internal interface IPlugInSource
{
    IEnumerable<PlugIn> Load();
}

/// <summary>A module class that was found, and the folder it came from.</summary>
internal sealed record PlugIn(Type ModuleType, string? Folder);

/// <summary>Types the process already holds: the kernel, the host, and a test's probe modules.</summary>
internal sealed class TypePlugInSource(params Type[] moduleTypes) : IPlugInSource
{
    public IEnumerable<PlugIn> Load() => moduleTypes.Select(t => new PlugIn(t, null));
}

/// <summary>
/// Every folder under one path. A folder <c>case-management</c> holds the assembly that ends in <c>CaseManagement</c>; in it
/// is exactly one public module class. Only that assembly is searched: a helper library that cannot load harms nobody.
/// </summary>
internal sealed class FolderPlugInSource(PlugInCatalog catalog, IReadOnlySet<string>? only = null) : IPlugInSource
{
    public IEnumerable<PlugIn> Load()
    {
        foreach (var folder in catalog.Folders)
        {
            var name = Path.GetFileName(folder);
            if (only is not null && !only.Contains(name))
                continue;
            yield return new PlugIn(FindModuleClass(name, catalog.LoadMainAssembly(folder)), folder);
        }
    }

    private static Type FindModuleClass(string module, Assembly assembly)
    {
        Type[] types;
        try
        {
            types = assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            var reason = exception.LoaderExceptions.FirstOrDefault()?.Message ?? exception.Message;
            throw new ModuleLoadException(module, $"its types do not fit this host ({reason}). Install a version of it that was built for this one.", exception);
        }

        var classes = types.Where(t => t is { IsPublic: true, IsAbstract: false } && typeof(PlatformModule).IsAssignableFrom(t)).ToList();
        return classes.Count == 1
            ? classes[0]
            : throw new ModuleLoadException(module, $"{assembly.GetName().Name} has {classes.Count} public module classes; it must have exactly one.");
    }
}
