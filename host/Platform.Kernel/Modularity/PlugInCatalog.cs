using System.Reflection;
using System.Runtime.Loader;
using System.Text;

namespace Platform.Kernel.Modularity;

/// <summary>
/// What lies in the modules folder, read without loading it, so that versions are chosen before the first type is touched.
/// Modules share one load context: MVC, EF Core and the kernel are the same types for all of them.
/// </summary>
internal sealed class PlugInCatalog
{
    private readonly Dictionary<string, (Version Version, string Path)> chosen = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> hostAssemblies;

    public PlugInCatalog(string? path)
    {
        hostAssemblies = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(p => Path.GetFileNameWithoutExtension(p), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        Folders = path is not null && Directory.Exists(path)
            ? Directory.GetDirectories(path).Order(StringComparer.Ordinal).ToList()
            : [];
        foreach (var folder in Folders)
            Read(folder);
        // One handler with one rule, whichever module asks: the version chosen here, and never one older than was asked for.
        AssemblyLoadContext.Default.Resolving += Resolve;
    }

    public IReadOnlyList<string> Folders { get; }

    /// <summary>Contracts that were found in several versions, in sentences.</summary>
    public List<string> Notes { get; } = [];

    public Assembly LoadMainAssembly(string folder)
    {
        var module = Path.GetFileName(folder);
        var pascal = ToPascalCase(module);
        var candidates = Directory.GetFiles(folder, "*.dll")
            .Where(f => Path.GetFileNameWithoutExtension(f) is var n && (n == pascal || n.EndsWith("." + pascal, StringComparison.Ordinal)))
            .ToList();
        if (candidates.Count != 1)
            throw new ModuleLoadException(module, $"its folder holds {candidates.Count} assemblies whose name ends in '{pascal}'; it must hold exactly one.");

        var name = AssemblyName.GetAssemblyName(candidates[0]);
        // A test project that references the module has it on its own path already.
        var assembly = hostAssemblies.ContainsKey(name.Name!)
            ? AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name.Name!))
            : Load(module, candidates[0]);
        CheckReferences(module, assembly);
        return assembly;
    }

    private static Assembly Load(string module, string path)
    {
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException)
        {
            throw new ModuleLoadException(module, $"{Path.GetFileName(path)} is not a .NET assembly that this host can load. Copy the module again.", exception);
        }
    }

    private void Read(string folder)
    {
        var module = Path.GetFileName(folder);
        foreach (var file in Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal))
        {
            AssemblyName name;
            try
            {
                name = AssemblyName.GetAssemblyName(file);
            }
            catch (BadImageFormatException)
            {
                continue; // A native library.
            }

            var version = name.Version ?? new Version(0, 0);
            if (hostAssemblies.TryGetValue(name.Name!, out var own))
            {
                var provided = AssemblyName.GetAssemblyName(own).Version ?? new Version(0, 0);
                if (provided < version)
                    throw new ModuleLoadException(module, $"it brings {name.Name} {version}, and this host has {provided}. Upgrade the host, or install an older version of the module.");
                continue;
            }

            if (!chosen.TryGetValue(name.Name!, out var other) || other.Version == version)
            {
                chosen.TryAdd(name.Name!, (version, file));
                continue;
            }

            var isContracts = name.Name!.EndsWith(".Contracts", StringComparison.Ordinal);
            if (!isContracts || other.Version.Major != version.Major)
                throw new ModuleLoadException(module, $"it brings {name.Name} {version}, and {Path.GetFileName(Path.GetDirectoryName(other.Path))} brings {other.Version}. Install versions of the two modules that were released together.");

            Notes.Add($"{name.Name} was found as {other.Version} and {version}; the newer is used.");
            if (version > other.Version)
                chosen[name.Name!] = (version, file);
        }
    }

    private void CheckReferences(string module, Assembly assembly)
    {
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            Version? available = null;
            if (hostAssemblies.TryGetValue(reference.Name!, out var own))
                available = AssemblyName.GetAssemblyName(own).Version;
            else if (chosen.TryGetValue(reference.Name!, out var found))
                available = found.Version;

            if (available is null)
                throw new ModuleLoadException(module, $"it needs {reference.Name}, which is neither in its folder nor in this host. Copy the whole module folder again.");
            if (reference.Version is { } needed && available < needed)
                throw new ModuleLoadException(module, $"it was built for {reference.Name} {needed}, and this host has {available}. Upgrade the host, or install an older version of the module.");
        }
    }

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
        => name.Name is not null && chosen.TryGetValue(name.Name, out var found) && (name.Version is null || found.Version >= name.Version)
            ? context.LoadFromAssemblyPath(found.Path)
            : null;

    internal static string ToPascalCase(string kebab)
    {
        var text = new StringBuilder();
        foreach (var part in kebab.Split('-', StringSplitOptions.RemoveEmptyEntries))
            text.Append(char.ToUpperInvariant(part[0])).Append(part.AsSpan(1));
        return text.ToString();
    }
}
