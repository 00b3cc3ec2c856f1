using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>Registers the event bus.</summary>
internal static class EventBusRegistration
{
    /// <summary>
    /// Call after the modules' <c>ConfigureServices</c>. Needs <c>AddKernelData</c>, <see cref="IModuleSwitches"/> and the
    /// database provider. The pump only runs where <see cref="AddEventBusPump"/> is called too.
    /// </summary>
    /// <exception cref="ModuleLoadException">A module's events or handlers contradict each other.</exception>
    public static IServiceCollection AddEventBus(this IServiceCollection services, ModuleCatalogue modules) => services.AddEventBus(EventRegistry.Of(modules));

    public static IServiceCollection AddEventBus(this IServiceCollection services, EventRegistry registry)
    {
        services.AddSingleton(registry);
        foreach (var handler in registry.Consumers.SelectMany(c => c.Subscriptions.Values).Select(s => s.HandlerType).Distinct())
            services.TryAddScoped(handler);

        services.AddOptions<EventBusOptions>().BindConfiguration("EventBus");
        services.TryAddSingleton<BusWakeUp>();
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
        services.AddSingleton<BusGauges>();
        services.AddScoped<IDistributedEventBus, DistributedEventBus>();
        services.AddScoped<EventLogAdministration>();
        services.AddScoped<EventLogStatus>();
        services.AddScoped<ReplayPreviews>();
        services.AddSingleton(_ => EventCatalogue.Of(registry));
        services.AddScoped<EventRetention>();
        services.AddScoped<EventBusHealth>();
        services.AddScoped<PurgeEventLog>();
        return services;
    }

    /// <summary>Runs the pump with the host.</summary>
    public static IServiceCollection AddEventBusPump(this IServiceCollection services)
        => services.AddSingleton<IHostedService>(s => s.GetRequiredService<EventBusPump>())
            .AddSingleton<IHostedService>(s => s.GetRequiredService<ReplayPump>())
            .AddSingleton<IHostedService>(s => s.GetRequiredService<BusGauges>());
}
