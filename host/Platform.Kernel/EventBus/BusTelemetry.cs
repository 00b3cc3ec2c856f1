using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Platform.Kernel.EventBus;

/// <summary>Traces and counters of the bus. Tags are names of modules and events; never a payload, never a stream.</summary>
internal static class BusTelemetry
{
    public const string Name = "Platform.EventBus";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> HandledEvents = Meter.CreateCounter<long>("platform.events.handled", "{event}", "Events handled and committed.");
    private static readonly Counter<long> FailedEvents = Meter.CreateCounter<long>("platform.events.failed", "{event}", "Attempts that failed and will be repeated.");
    private static readonly Counter<long> DeadEvents = Meter.CreateCounter<long>("platform.events.dead", "{event}", "Events that failed for good; their streams are parked.");

    public static void Handled(string consumer, string eventName) => HandledEvents.Add(1, Tags(consumer, eventName));

    public static void Failed(string consumer, string eventName) => FailedEvents.Add(1, Tags(consumer, eventName));

    public static void Dead(string consumer, string eventName) => DeadEvents.Add(1, Tags(consumer, eventName));

    /// <summary>Goes on with the trace of the request that caused the event.</summary>
    public static Activity? StartHandling(string consumer, string eventName, Guid messageId, string? headers)
    {
        if (!Source.HasListeners())
            return null;

        var traceParent = headers is null ? null : JsonSerializer.Deserialize(headers, BusJson.Default.MessageHeaders)?.TraceParent;
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent);
        var activity = Source.StartActivity($"handle {eventName}", ActivityKind.Consumer, parent);
        activity?.SetTag("messaging.system", "platform");
        activity?.SetTag("messaging.consumer.group.name", consumer);
        activity?.SetTag("messaging.message.id", messageId);
        return activity;
    }

    private static TagList Tags(string consumer, string eventName) => new() { { "consumer", consumer }, { "event", eventName } };
}
