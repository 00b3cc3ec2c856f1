using Platform.Kernel.Modularity;

namespace Platform.Host.Transports;

/// <summary>Registers the transport between hosts, where the configuration asks for one.</summary>
internal static class RabbitMqRegistration
{
    public static IServiceCollection AddRabbitMq(this IServiceCollection services, RabbitMqOptions options, ModuleCatalogue modules)
        => services.AddRabbitMq(options, [.. modules.Modules.Select(m => m.Name)]);

    public static IServiceCollection AddRabbitMq(this IServiceCollection services, RabbitMqOptions options, IReadOnlyList<string> publishers)
    {
        services.AddSingleton(options);
        services.AddSingleton<RabbitMqLink>();
        services.AddSingleton<RabbitMqStatus>();
        services.AddSingleton(new LocalPublishers(publishers));
        services.AddSingleton<RabbitMqSender>();
        services.AddSingleton<RabbitMqReceiver>();
        return services;
    }

    /// <summary>Sends and receives with the host.</summary>
    public static IServiceCollection AddRabbitMqPumps(this IServiceCollection services) => services
        .AddHostedService(s => s.GetRequiredService<RabbitMqReceiver>())
        .AddHostedService(s => s.GetRequiredService<RabbitMqSender>());
}
