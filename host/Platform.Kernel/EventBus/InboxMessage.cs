namespace Platform.Kernel.EventBus;

/// <summary>One event as one consumer has it, <c>bus_Inbox</c>.</summary>
internal sealed class InboxMessage
{
    public required string Consumer { get; init; }

    public long Position { get; init; }

    public Guid MessageId { get; init; }

    public required string Name { get; init; }

    public required string StreamKey { get; init; }

    public InboxStatus Status { get; set; }

    public int Attempts { get; set; }

    public DateTime NextAttemptUtc { get; set; }

    /// <summary>The kind of the last failure and its first line; the whole of it is in the host's own log under the same message id.</summary>
    public string? LastError { get; set; }

    public DateTime? HandledUtc { get; set; }

    public string? HandledBy { get; set; }

    /// <summary>Why an operator retried or skipped it, and who.</summary>
    public string? Decision { get; set; }

    /// <summary>It was set back to be told again.</summary>
    public bool IsReplay { get; set; }
}

internal enum InboxStatus
{
    Waiting = 0,
    Done = 1,
    Dead = 2,
    Skipped = 3,
}
