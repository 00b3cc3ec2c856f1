namespace Platform.Kernel.EventBus;

/// <summary>A module as a reader of the log, <c>bus_Consumer</c>; the row <c>$sequencer</c> is the sequencer.</summary>
internal sealed class Consumer
{
    public const string Sequencer = "$sequencer";

    public required string Name { get; init; }

    public ConsumerState State { get; set; }

    /// <summary>The cursor: the last position that has been copied into the inbox. For the sequencer the last position given.</summary>
    public long Position { get; set; }

    /// <summary>The event names it handled at its last registration, in order, separated by spaces.</summary>
    public string Handles { get; set; } = "";

    public string ModuleVersion { get; set; } = "0.0";

    public DateTime UpdatedUtc { get; set; }
}

internal enum ConsumerState
{
    Active = 0,
    Disabled = 1,
    Missing = 2,
    Retired = 3,
}
