using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>Registers the event bus.</summary>
internal static class EventBusRegistration
{
    /// <summary>
    /// Call after the modules' <c>ConfigureServices</c>. Needs <c>AddKernelData</c>, <see cref="IModuleSwitches"/> and the
    /// database provider. The pump only runs where <see cref="AddEventBusPump"/> is called too.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="registry">The events of all modules, and of the readers those that read in the platform's database.</param>
    public static IServiceCollection AddEventBus(this IServiceCollection services, EventRegistry registry)
    {
        services.AddSingleton(registry);
        foreach (var handler in registry.Everywhere.SelectMany(c => c.Subscriptions.Values).Select(s => s.HandlerType).Distinct())
            services.TryAddScoped(handler);

        services.AddOptions<EventBusOptions>().BindConfiguration("EventBus");
        services.TryAddSingleton<BusWakeUp>();
        services.AddSingleton<NodeIdentity>();
        var before = services.Count;
        services.AddSingleton<WriterGate>();
        services.AddSingleton<ConsumerRegistration>();
        services.AddSingleton<BusNodes>();
        services.AddSingleton<NodeCalls>();
        services.AddSingleton<Sequencer>();
        services.AddSingleton<Puller>();
        services.AddSingleton<FailedEvents>();
        services.AddSingleton<WaitingEvents>();
        services.AddSingleton<HandlingTransaction>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<EventBusPump>();
        services.TryAddSingleton<ReplaySignal>();
        services.AddSingleton<ReadModels>();
        services.AddSingleton<Replayer>();
        services.AddSingleton<ReplayPump>();
        services.AddScoped<EventLogAdministration>();
        services.AddScoped<EventLogStatus>();
        services.AddScoped<ReplayPreviews>();
        services.AddScoped<EventBusHealth>();
        services.AddScoped<PurgeEventLog>();
        // What stands above is there once for each database.
        services.AddSingleton(BusParts.Of(services.Skip(before)));
        services.AddSingleton<DatabaseBuses>();
        services.AddSingleton<BusGauges>();
        services.AddSingleton(_ => EventCatalogue.Of(registry));
        services.AddScoped<EventRetention>();
        services.AddScoped<IDistributedEventBus, DistributedEventBus>();
        return services;
    }

    /// <summary>Runs the pump with the host, and where modules have databases of their own those logs and the bridges to them.</summary>
    public static IServiceCollection AddEventBusPump(this IServiceCollection services) => services
        .AddSingleton<IHostedService>(s => s.GetRequiredService<EventBusPump>())
        .AddSingleton<IHostedService>(s => s.GetRequiredService<ReplayPump>())
        .AddSingleton<IHostedService, BridgePump>()
        .AddSingleton<IHostedService>(s => s.GetRequiredService<BusGauges>());
}
