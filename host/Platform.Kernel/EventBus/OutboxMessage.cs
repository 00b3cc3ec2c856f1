namespace Platform.Kernel.EventBus;

/// <summary>One event of the log, <c>bus_Outbox</c>. Rows stay until the purge finds that nobody needs them.</summary>
internal sealed class OutboxMessage
{
    public Guid Id { get; init; }

    /// <summary>Given by the sequencer: gap-free, and rising within a stream. Null until then.</summary>
    public long? Position { get; set; }

    public required string Name { get; init; }

    public required string Publisher { get; init; }

    public required string StreamKey { get; init; }

    public long StreamVersion { get; init; }

    public DateTime OccurredUtc { get; init; }

    public required string Payload { get; init; }

    /// <summary>JSON: correlation, causation, trace parent, acting user. Nothing about a person the event is about.</summary>
    public string? Headers { get; init; }
}
