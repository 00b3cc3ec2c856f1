using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Platform.Host.Web;

/// <summary>
/// Sends metrics and traces to a collector of the council's own, by OpenTelemetry's protocol, where <c>OpenTelemetry:Endpoint</c>
/// names one; nowhere otherwise. What could say something about a person is taken out of a trace before it leaves.
/// </summary>
internal static class Telemetry
{
    /// <summary>Where the bus measures and traces.</summary>
    private const string EventBus = "Platform.EventBus";

    public static IServiceCollection AddPlatformTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        // .NET 10 leaves a request without its method unless it is asked for it; the route and the status come with .NET 11.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        if (configuration["OpenTelemetry:Endpoint"] is not { Length: > 0 } address)
            return services;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"OpenTelemetry:Endpoint is '{address}'. Write the address of your collector, for example http://collector:4317.");

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("platform"))
            .WithMetrics(metrics => metrics
                .AddMeter(EventBus, "Microsoft.AspNetCore.Hosting", "System.Runtime")
                .AddOtlpExporter(exporter => exporter.Endpoint = endpoint))
            .WithTracing(tracing => tracing
                .AddSource(EventBus, "Microsoft.AspNetCore")
                .AddProcessor(new WithoutPeople())
                .AddOtlpExporter(exporter => exporter.Endpoint = endpoint));
        return services;
    }

    /// <summary>A path may hold a record's identifier, a query what somebody searched for, and an address who it was. The method and, where there is one, the route say enough.</summary>
    internal sealed class WithoutPeople : BaseProcessor<Activity>
    {
        private static readonly string[] Kept = ["http.", "messaging.", "error.type", "otel.", "server."];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in data.TagObjects.Select(t => t.Key).Where(key => !Kept.Any(k => key.StartsWith(k, StringComparison.Ordinal)) || key is "http.url" or "http.target").ToList())
                data.SetTag(tag, null);
        }
    }
}
