using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Kernel.Modularity;

/// <summary>
/// Loads modules, sorts them by what they depend on, and runs one phase at a time over all of them. Whatever fails names
/// the module and the phase, and the host does not start.
/// </summary>
internal static class ModuleLoader
{
    public static ModuleCatalogue Load(params IEnumerable<IPlugInSource> sources)
    {
        var modules = sources.SelectMany(s => s.Load()).DistinctBy(p => p.ModuleType).Select(Create).ToList();
        return new ModuleCatalogue(Sort(modules));
    }

    public static void ConfigureServices(ModuleCatalogue catalogue, IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(catalogue);
        foreach (var module in catalogue.Modules)
            Run(module, "configuring services", () => module.Instance.ConfigureServices(new ServiceConfigurationContext(services, configuration, module)));
    }

    public static void Initialize(ModuleCatalogue catalogue, IServiceProvider services, IEndpointRouteBuilder endpoints)
    {
        foreach (var module in catalogue.Modules)
        {
            var group = endpoints.MapGroup(module.IsWorkstream ? $"/api/{module.Name}" : "/api");
            group.WithMetadata(new ModuleEndpointMetadata(module.Name));
            group.RequireAuthorization();
            Run(module, "initialisation", () => module.Instance.OnApplicationInitialization(new ApplicationInitializationContext(services, group, module)));
        }
    }

    private static ModuleDescriptor Create(PlugIn plugIn)
    {
        var module = plugIn.Folder is { } folder ? Path.GetFileName(folder) : plugIn.ModuleType.Name;
        PlatformModule instance;
        try
        {
            instance = (PlatformModule)Activator.CreateInstance(plugIn.ModuleType)!;
        }
        catch (Exception exception) when (exception is TargetInvocationException or MissingMethodException or TypeLoadException)
        {
            throw new ModuleLoadException(module, $"its module class cannot be made ({exception.GetBaseException().Message}).", exception);
        }

        var descriptor = new ModuleDescriptor(plugIn.ModuleType, instance, plugIn.Folder)
        {
            IsWorkstream = plugIn.ModuleType.GetCustomAttribute<KernelModuleAttribute>() is null,
        };
        if (plugIn.Folder is not null && descriptor.Name != module)
            throw new ModuleLoadException(module, $"it calls itself '{descriptor.Name}'. Its folder must have that name.");
        return descriptor;
    }

    private static List<ModuleDescriptor> Sort(List<ModuleDescriptor> modules)
    {
        var byType = modules.ToDictionary(m => m.Type);
        var sorted = new List<ModuleDescriptor>();
        var path = new List<ModuleDescriptor>();
        foreach (var module in modules)
            Visit(module);
        return sorted;

        void Visit(ModuleDescriptor module)
        {
            if (sorted.Contains(module))
                return;
            if (path.Contains(module))
                throw new ModuleLoadException(module.Name, $"modules depend on each other in a circle: {string.Join(", ", path.Append(module).Select(m => m.Name))}.");
            path.Add(module);
            foreach (var type in module.Type.GetCustomAttribute<DependsOnAttribute>()?.ModuleTypes ?? [])
            {
                if (!byType.TryGetValue(type, out var needed))
                    throw new ModuleLoadException(module.Name, $"it depends on {type.Name}, which is not there.");
                if (needed.IsWorkstream)
                    throw new ModuleLoadException(module.Name, $"it depends on the workstream '{needed.Name}'. Workstreams may depend on the kernel only; they hear of each other through events.");
                Visit(needed);
            }

            path.RemoveAt(path.Count - 1);
            sorted.Add(module);
        }
    }

    private static void Run(ModuleDescriptor module, string phase, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not ModuleLoadException)
        {
            throw new ModuleLoadException(module.Name, $"it failed in {phase}: {exception.GetBaseException().Message}", exception);
        }
    }
}

/// <summary>Marks a module class of the kernel or the host: it cannot be switched off.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KernelModuleAttribute : Attribute;

/// <summary>Says of an endpoint which module it belongs to.</summary>
/// <param name="ModuleName">The module's name.</param>
public sealed record ModuleEndpointMetadata(string ModuleName);
