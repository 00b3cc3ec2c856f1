using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Contracts;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Kernel.EventBus;

/// <summary>Turns an event into its row of the log.</summary>
internal sealed class OutboxWriter(TimeProvider timeProvider, IGuidGenerator guids, ICurrentUser currentUser, EventContext? causedBy = null)
{
    private DateTime last;

    /// <param name="eventData">The event.</param>
    /// <param name="streamKey">Null: the event is alone in its stream.</param>
    /// <param name="streamVersion">Its number within the record that raised it.</param>
    /// <param name="notBeforeUtc">The instant of the record's last event; the new one is later by a microsecond at least.</param>
    public OutboxMessage CreateMessage(IEto eventData, string? streamKey, long streamVersion, DateTime notBeforeUtc)
    {
        var name = EventNameAttribute.Of(eventData.GetType());
        // It was published when it happened; told twice, every other module would count it twice.
        if (causedBy is { IsReplay: true })
            throw new InvalidOperationException($"A handler published '{name.Name}' in a replay. Mark a handler that acts with [OnceOnly].");
        var now = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
        // Events of one scope are later one by one, so that records which share a stream keep the order in which they spoke.
        var previous = notBeforeUtc > last ? notBeforeUtc : last;
        var occurred = last = now > previous ? now : previous.AddMicroseconds(1);
        var id = guids.Create();
        var headers = new MessageHeaders(
            Activity.Current?.Id,
            causedBy is { Position: > 0 } ? causedBy.MessageId : null,
            currentUser.Id);

        return new OutboxMessage
        {
            Id = id,
            Name = name.Name,
            Publisher = name.Publisher,
            StreamKey = streamKey ?? $"${id:N}",
            StreamVersion = streamVersion,
            OccurredUtc = occurred,
            Payload = EventJson.Write(eventData),
            Headers = JsonSerializer.Serialize(headers, BusJson.Default.MessageHeaders),
        };
    }
}

/// <summary>What travels beside an event.</summary>
/// <param name="TraceParent">The W3C trace of the request that caused it.</param>
/// <param name="CausedBy">The event whose handling caused it.</param>
/// <param name="UserId">The person who acted.</param>
internal sealed record MessageHeaders(string? TraceParent, Guid? CausedBy, Guid? UserId)
{
    /// <summary>The host that sent it; null where it was published here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Origin { get; init; }
}
