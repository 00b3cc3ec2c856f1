using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Platform.Contracts;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Writes events for the log and reads them from it, by the <see cref="JsonSerializerContext"/> that is built with their
/// contracts. The bytes are those that <see cref="JsonSerializerDefaults.Web"/> gives.
/// </summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions ByReflection = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static readonly ConditionalWeakTable<Type, JsonTypeInfo> Known = [];

    public static string Write(IEto eventData) => JsonSerializer.Serialize(eventData, Of(eventData.GetType()));

    public static IEto? Read(string payload, Type eventType) => (IEto?)JsonSerializer.Deserialize(payload, Of(eventType));

    /// <summary>Looks it up at the start, when a module can still be refused.</summary>
    /// <exception cref="ModuleLoadException">The event's contracts have no context for it.</exception>
    public static void Demand(string module, Type eventType)
    {
        if (Known.TryGetValue(eventType, out _))
            return;
        var found = Find(eventType) ?? throw new ModuleLoadException(
            module,
            $"{eventType.Assembly.GetName().Name} does not say how the event {eventType.FullName} is written. Add [JsonSerializable(typeof({eventType.Name}))] to its JsonSerializerContext.");
        Known.TryAdd(eventType, found);
    }

    private static JsonTypeInfo Of(Type eventType) => Known.GetValue(eventType, type => Find(type)
        ?? throw new InvalidOperationException($"No JsonSerializerContext of {type.Assembly.GetName().Name} knows {type.FullName}."));

    private static JsonTypeInfo? Find(Type eventType)
    {
        foreach (var type in eventType.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(JsonSerializerContext))))
            if (type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is JsonSerializerContext context && context.GetTypeInfo(eventType) is { } known)
                return known;

        // Only what stands in contracts is for other modules; an event that a module keeps to itself needs no context.
        return eventType.Assembly.GetName().Name!.EndsWith(".Contracts", StringComparison.Ordinal) ? null : ByReflection.GetTypeInfo(eventType);
    }
}

/// <summary>What the bus itself writes beside an event.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MessageHeaders))]
internal sealed partial class BusJson : JsonSerializerContext;
