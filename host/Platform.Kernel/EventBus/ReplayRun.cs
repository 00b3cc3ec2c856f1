namespace Platform.Kernel.EventBus;

/// <summary>
/// One module being told the past again, <c>bus_Replay</c>: a cursor of its own beside the module's. While it runs, what is new waits
/// in the module's inbox, so that the newer is never overwritten by the older. The last one of each module stays as a record.
/// </summary>
internal sealed class ReplayRun
{
    public required string Consumer { get; init; }

    public ReplayPhase Phase { get; set; }

    /// <summary>The read model is emptied first.</summary>
    public bool IsRebuild { get; set; }

    /// <summary>The module is new and hears it for the first time: its handlers act as they would have acted.</summary>
    public bool IsFirst { get; set; }

    /// <summary>The first event that is told again,</summary>
    public long FromPosition { get; set; }

    /// <summary>and the last: where the module's own cursor stood.</summary>
    public long ToPosition { get; set; }

    /// <summary>How far the phase has come. It moves in the transaction of what it moved past, and only from where it was read.</summary>
    public long Position { get; set; }

    /// <summary>How many events there were to tell when it began.</summary>
    public long Expected { get; set; }

    /// <summary>How many have been told.</summary>
    public long Told { get; set; }

    public DateTime StartedUtc { get; set; }

    public string StartedBy { get; set; } = "";

    public DateTime UpdatedUtc { get; set; }

    public DateTime? EndedUtc { get; set; }

    /// <summary>How much has been told, in hundredths; the last one only when it has ended.</summary>
    public int Percent => Phase switch
    {
        ReplayPhase.Emptying => 0,
        ReplayPhase.Ended => 100,
        _ => (int)Math.Min(99, (Position - FromPosition + 1) * 100 / Math.Max(1, ToPosition - FromPosition + 1)),
    };
}

/// <summary>What a replay is doing.</summary>
internal enum ReplayPhase
{
    /// <summary>Takes away the rows of the read model that the events will make again.</summary>
    Emptying = 0,

    /// <summary>Tells the events.</summary>
    Telling = 1,

    /// <summary>Nothing: it has ended.</summary>
    Ended = 2,
}
