using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Application;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Data;
using Platform.Kernel.Demonstration;
using Platform.Kernel.EventBus;
using Platform.Kernel.Features;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.Kernel.Sharing;
using Platform.Kernel.Web;

namespace Platform.Kernel.Modularity;

/// <summary>Registers the kernel around a catalogue of loaded modules. Called once, by the host.</summary>
internal static class KernelRegistration
{
    public static IServiceCollection AddPlatformKernel(this IServiceCollection services, ModuleCatalogue catalogue, IConfiguration configuration)
    {
        var assemblies = catalogue.Modules.Select(m => m.Assembly).Distinct().ToList();

        services.AddMemoryCache();
        services.AddKernelData();
        services.AddSingleton<ReferenceData.ReferenceData>();
        services.AddSingleton(s => s.GetRequiredService<ReferenceData.ReferenceData>().WorkingDays);
        services.AddSingleton<BusWakeUp>();
        services.AddSingleton<ModuleSwitches>();
        services.AddSingleton<IModuleSwitches>(s => s.GetRequiredService<ModuleSwitches>());
        services.AddScoped<PageContributions>();
        services.AddScoped<IModuleRebuilds, ModuleRebuilds>();
        services.AddScoped<PendingDisclosures>();
        services.AddScoped<IEmergencyAccess, EmergencyAccess>();
        services.AddSingleton(new Auditing.ActionNames(assemblies));
        services.AddScoped<PersonalDataRegister>();
        services.AddScoped<Merging.IPersonMerges, Merging.PersonMerges>();
        services.AddScoped<ErasureRequests>();
        services.AddScoped<ErasePersonalData>();
        services.AddScoped<ISettingProvider, SettingStore>();
        services.AddScoped<IFeatureChecker, FeatureChecker>();
        services.AddSingleton(new PermissionDefinitions(Providers<PermissionDefinitionProvider>(assemblies)));
        var features = new FeatureDefinitions(Providers<FeatureDefinitionProvider>(assemblies));
        services.AddSingleton(features);
        services.AddSingleton(new SettingDefinitions(Providers<SettingDefinitionProvider>(assemblies), features));

        ModuleLoader.ConfigureServices(catalogue, services, configuration);

        services.AddApplication(assemblies);
        AddContributors(services, assemblies);
        services.AddAutoMapper(mapper => mapper.LicenseKey = configuration["AutoMapper:LicenseKey"], assemblies);
        return services;
    }

    /// <summary>Providers of definitions are found by their type: nobody can forget to register one.</summary>
    private static IEnumerable<T> Providers<T>(IEnumerable<Assembly> assemblies) where T : class
        => Implementations(assemblies).Where(t => typeof(T).IsAssignableFrom(t)).Select(t => (T)Activator.CreateInstance(t)!).ToList();

    /// <summary>So are the parts that a module adds to the pages, the command line and the demonstration.</summary>
    private static void AddContributors(IServiceCollection services, IEnumerable<Assembly> assemblies)
    {
        Type[] contributions =
        [
            typeof(IMenuContributor), typeof(IDashboardTile), typeof(IWorkContributor), typeof(IRecordPanel), typeof(ITimelineContributor),
            typeof(IRecordLabelProvider), typeof(IDemonstrationContributor), typeof(ICommandLineContributor), typeof(IDataSeedContributor),
            typeof(IInvolvementContributor), typeof(IFamilyContributor), typeof(IHandOverTarget),
        ];
        foreach (var type in Implementations(assemblies))
            foreach (var contract in contributions.Where(c => c.IsAssignableFrom(type)))
                services.AddScoped(contract, type);
    }

    private static IEnumerable<Type> Implementations(IEnumerable<Assembly> assemblies)
        => assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false });
}
