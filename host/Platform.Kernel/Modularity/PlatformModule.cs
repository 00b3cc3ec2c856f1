using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Rights;

namespace Platform.Kernel.Modularity;

/// <summary>
/// A module's entry point, and the only public type of its assembly (ABP: <c>AbpModule</c>). The loader creates one
/// instance and calls each phase over all modules, in the order of their dependencies, before it begins the next phase.
/// </summary>
public abstract class PlatformModule
{
    /// <summary>
    /// What the module holds about people, and so how it answers for their rights. <see cref="PersonalDataMap.NobodyBecause"/> for a
    /// module that holds nothing about anybody.
    /// </summary>
    public abstract PersonalDataMap PersonalData { get; }

    /// <summary>
    /// The entities that hold nothing but what events told (<see cref="EventBus.IBuiltFromEvents"/>). <c>platform events rebuild</c> empties
    /// them and builds them again; meanwhile the module's pages say so. Empty for a module whose rows people recorded.
    /// </summary>
    public virtual IReadOnlyList<Type> ReadModel => [];

    /// <summary>Registers the module's services. Runs before the application is built; nothing may be resolved here.</summary>
    public virtual void ConfigureServices(ServiceConfigurationContext context)
    {
    }

    /// <summary>Maps the module's endpoints and does what must happen once the services exist. Must not touch a database.</summary>
    public virtual void OnApplicationInitialization(ApplicationInitializationContext context)
    {
    }
}

/// <summary>What <see cref="PlatformModule.ConfigureServices"/> is given.</summary>
/// <param name="Services">The application's services.</param>
/// <param name="Configuration">The application's configuration.</param>
/// <param name="Module">The module that is being configured.</param>
public sealed record ServiceConfigurationContext(IServiceCollection Services, IConfiguration Configuration, ModuleDescriptor Module);

/// <summary>What <see cref="PlatformModule.OnApplicationInitialization"/> is given.</summary>
/// <param name="ServiceProvider">The application's root services.</param>
/// <param name="Endpoints">
/// A route group of this module: it answers 404 while the module is switched off, and asks for a signed-in person.
/// </param>
/// <param name="Module">The module that is being initialised.</param>
public sealed record ApplicationInitializationContext(IServiceProvider ServiceProvider, IEndpointRouteBuilder Endpoints, ModuleDescriptor Module);
