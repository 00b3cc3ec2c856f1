using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Kernel.Data;

/// <summary>Which context belongs to which module.</summary>
internal sealed class ModuleDbContextTypes(IEnumerable<ModuleDbContextRegistration> registrations)
{
    private readonly FrozenDictionary<string, ModuleDbContextRegistration> byModule = registrations.ToFrozenDictionary(r => r.ModuleName, StringComparer.Ordinal);

    public IEnumerable<ModuleDbContextRegistration> All => byModule.Values;

    public ModuleDbContextRegistration? Registration(string moduleName) => byModule.GetValueOrDefault(moduleName);

    public Type? Find(string moduleName) => byModule.GetValueOrDefault(moduleName)?.ContextType;

    public Type ContextOf(ModuleDescriptor module) => Find(module.Name)
        ?? throw new InvalidOperationException($"The module '{module.Name}' has no context. Call AddModuleDbContext in its ConfigureServices.");

    /// <summary>The context of a module in a scope, or null for a module without tables.</summary>
    public ModuleDbContext? Resolve(IServiceProvider scope, string moduleName)
        => Find(moduleName) is { } type ? (ModuleDbContext)scope.GetRequiredService(type) : null;
}

/// <summary>One module's context.</summary>
/// <param name="ModuleName">The module.</param>
/// <param name="ContextType">Its context.</param>
/// <param name="TablePrefix">What its tables begin with.</param>
internal sealed record ModuleDbContextRegistration(string ModuleName, Type ContextType, string TablePrefix)
{
    public const string HistorySuffix = "Migrations";
}

/// <summary>Registers contexts.</summary>
public static class ModuleDbContextServiceCollectionExtensions
{
    /// <summary>Registers the module's context on the platform's database, or on the one that the module was given. One a module.</summary>
    public static ServiceConfigurationContext AddModuleDbContext<TContext>(this ServiceConfigurationContext context)
        where TContext : ModuleDbContext
    {
        var (module, prefix) = (context.Module.Name, context.Module.Manifest.TablePrefix);
        context.Services.AddSingleton(new ModuleDbContextRegistration(module, typeof(TContext), prefix));
        context.Services.AddDbContext<TContext>((services, options) =>
        {
            var databases = services.GetRequiredService<ModuleDatabases>();
            var database = databases.Of(module);
            database.Provider.Configure(options, prefix + ModuleDbContextRegistration.HistorySuffix);
            options.AddInterceptors(new WakeOnCommitInterceptor(database, databases));
        }, optionsLifetime: ServiceLifetime.Singleton); // Built once, not for each request and event: half a millisecond.
        return context;
    }

    internal static IServiceCollection AddKernelData(this IServiceCollection services)
    {
        services.AddSingleton<ModuleDbContextTypes>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IGuidGenerator>(s => new SequentialGuidGenerator(s.GetRequiredService<IDatabaseProvider>().Name == "SqlServer"));
        services.TryAddSingleton<BusWakeUp>();
        services.TryAddSingleton(s => new ModuleDatabases(s.GetRequiredService<IDatabaseProvider>(), s.GetRequiredService<BusWakeUp>(), s.GetServices<OwnDatabase>()));
        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(s => s.GetRequiredService<CurrentUser>());
        services.AddScoped<EventContext>();
        services.AddScoped<OutboxWriter>();
        services.AddScoped(s => new ModuleDbContextServices(s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ICurrentUser>(), s.GetRequiredService<OutboxWriter>()));
        services.AddDbContext<KernelDbContext>((s, options) => s.GetRequiredService<IDatabaseProvider>().Configure(options, KernelDbContext.MigrationsHistoryTable), optionsLifetime: ServiceLifetime.Singleton);
        return services;
    }
}
