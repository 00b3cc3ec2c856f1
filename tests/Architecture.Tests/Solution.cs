using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Platform.Kernel.Modularity;
using Platform.Testing;

namespace Architecture.Tests;

/// <summary>What the rules look at: found on the disk, never listed.</summary>
internal static class Solution
{
    private static readonly Lazy<ModuleCatalogue> Loaded = new(() => ModuleLoader.Load(
        new TypePlugInSource(typeof(KernelModule), typeof(Platform.Host.HostModule)),
        new FolderPlugInSource(new PlugInCatalog(HostOutput.ModulesPath))));

    /// <summary>The built workstreams, loaded as the host loads them.</summary>
    public static IReadOnlyList<ModuleDescriptor> Modules => [.. Loaded.Value.Workstreams];

    /// <summary>As the host has it.</summary>
    public static ModuleCatalogue Catalogue => Loaded.Value;

    /// <summary>With the host and the kernel.</summary>
    public static IReadOnlyList<ModuleDescriptor> Everything => Loaded.Value.Modules;

    /// <summary>The folders under modules/, by name.</summary>
    public static IReadOnlyList<string> ModuleFolders { get; } = [.. Directory.GetDirectories(RepositoryRoot.Combine("modules"))
        .Where(d => Directory.GetFiles(d, "*.csproj", SearchOption.AllDirectories).Length > 0).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Assembly> Contracts { get; } = [.. Modules
        .SelectMany(m => m.Assembly.GetReferencedAssemblies().Append(new AssemblyName(m.Assembly.GetName().Name + ".Contracts")))
        .Where(n => n.Name!.EndsWith(".Contracts", StringComparison.Ordinal) && n.Name != "Platform.Contracts")
        .Select(n => n.Name!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Select(n => Assembly.Load(new AssemblyName(n)))];

    /// <summary>The built assemblies of the host itself.</summary>
    public static IReadOnlyList<string> HostAssemblies { get; } = [.. Directory.GetFiles(HostOutput.Path, "Platform.*.dll")];

    /// <summary>What an assembly refers to, read without loading it.</summary>
    public static IReadOnlyList<string> References(string assemblyFile)
    {
        using var stream = File.OpenRead(assemblyFile);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))];
    }

    /// <summary>The tree's own files under some folders, without what builds make.</summary>
    public static IEnumerable<string> SourceFiles(IEnumerable<string> folders, params string[] endings) => folders
        .Select(f => RepositoryRoot.Combine(f))
        .Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules" or "artifacts"))
        .Where(f => endings.Length == 0 || endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)));
}
