using System.Globalization;
using System.Text;
using System.Text.Json;
using Platform.Contracts;
using Platform.Kernel.EventBus;
using RabbitMQ.Client;

namespace Platform.Host.Transports;

/// <summary>An event as a message: its payload is the body, and what the log keeps beside it are properties.</summary>
internal static class EventMessage
{
    private const string Publisher = "platform-publisher", Stream = "platform-stream", Version = "platform-version", Occurred = "platform-occurred", Beside = "platform-headers";

    public static (BasicProperties Properties, ReadOnlyMemory<byte> Body) Of(OutboxMessage e, string host) => (
        new BasicProperties
        {
            MessageId = e.Id.ToString("D"),
            Type = e.Name,
            AppId = host,
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string, object?>
            {
                [Publisher] = e.Publisher,
                [Stream] = e.StreamKey,
                [Version] = e.StreamVersion,
                [Occurred] = e.OccurredUtc.ToString("O", CultureInfo.InvariantCulture),
                [Beside] = e.Headers ?? "",
            },
        },
        Encoding.UTF8.GetBytes(e.Payload));

    /// <summary>The event, or null for a message that is none.</summary>
    public static OutboxMessage? Read(IReadOnlyBasicProperties properties, ReadOnlySpan<byte> body)
    {
        if (!Guid.TryParse(properties.MessageId, out var id) || properties.Type is not { Length: > 0 and <= 200 } name
            || Text(properties, Publisher) is not { Length: > 0 and <= 60 } publisher || Text(properties, Stream) is not { Length: > 0 and <= 120 } stream
            || !DateTime.TryParse(Text(properties, Occurred), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var occurred))
            return null;
        var headers = Text(properties, Beside);
        try
        {
            var payload = Encoding.UTF8.GetString(body);
            using (JsonDocument.Parse(payload))
            {
                var beside = string.IsNullOrEmpty(headers) ? new MessageHeaders(null, null, null) : JsonSerializer.Deserialize(headers, BusJson.Default.MessageHeaders)!;
                return new OutboxMessage
                {
                    Id = id,
                    Name = name,
                    Publisher = publisher,
                    StreamKey = stream,
                    StreamVersion = properties.Headers!.TryGetValue(Version, out var version) && version is not null ? Convert.ToInt64(version, CultureInfo.InvariantCulture) : 0,
                    OccurredUtc = DateTime.SpecifyKind(occurred, DateTimeKind.Utc),
                    Payload = payload,
                    Headers = JsonSerializer.Serialize(beside with { Origin = properties.AppId }, BusJson.Default.MessageHeaders),
                };
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException or InvalidCastException)
        {
            return null;
        }
    }

    /// <summary>It came from another host, which has sent it to all.</summary>
    public static bool CameFromElsewhere(OutboxMessage e)
        => e.Headers is { Length: > 0 } headers && JsonSerializer.Deserialize(headers, BusJson.Default.MessageHeaders)?.Origin is not null;

    public static string NameOf<T>() where T : IEto => EventNameAttribute.Of(typeof(T)).Name;

    private static string? Text(IReadOnlyBasicProperties properties, string header)
        => properties.Headers?.TryGetValue(header, out var value) == true ? value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), string text => text, _ => null } : null;
}
