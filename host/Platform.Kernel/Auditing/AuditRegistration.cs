using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Platform.Kernel.Auditing;

/// <summary>Registers the audit trail with its seals.</summary>
internal static class AuditRegistration
{
    /// <param name="services">The host's services.</param>
    /// <param name="openKeys">Opens the keys, at first use.</param>
    /// <param name="anchorFile">Where the latest seals are remembered outside the database.</param>
    public static IServiceCollection AddAuditTrail(this IServiceCollection services, Func<IServiceProvider, AuditKeyRing> openKeys, string anchorFile)
    {
        services.AddOptions<AuditOptions>().BindConfiguration("Audit");
        services.TryAddSingleton(openKeys);
        services.TryAddSingleton(new AuditAnchor(anchorFile));
        services.AddScoped<AuditTrail>();
        services.AddScoped<IRecordAccessLog>(s => s.GetRequiredService<AuditTrail>());
        services.AddSingleton<NodeLeases>();
        services.AddSingleton<AuditSealer>();
        services.AddScoped<AuditVerifier>();
        services.AddScoped<AuditKeeping>();
        services.AddScoped<RecordedVerification>();
        return services;
    }

    /// <summary>Seals with the host.</summary>
    public static IServiceCollection AddAuditSealing(this IServiceCollection services) => services.AddSingleton<IHostedService, AuditSealing>();
}
