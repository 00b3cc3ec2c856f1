using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Platform.Kernel.Modularity;

namespace Platform.Host.Web;

/// <summary>Makes the Razor Pages of modules known to MVC.</summary>
internal static class ModuleParts
{
    public static void Add(ApplicationPartManager manager, ModuleCatalogue modules)
    {
        foreach (var assembly in modules.Workstreams.Select(m => m.Assembly).Distinct())
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
                if (!manager.ApplicationParts.Any(p => p.Name == part.Name && p.GetType() == part.GetType()))
                    manager.ApplicationParts.Add(part);
    }
}

/// <summary>Stamps every page of a module with its name, so that the gate knows what it belongs to.</summary>
internal sealed class ModulePageConvention(ModuleCatalogue modules) : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        if (modules.Of(model.HandlerType) is { } module)
            model.EndpointMetadata.Add(new ModuleEndpointMetadata(module.Name));
    }
}
