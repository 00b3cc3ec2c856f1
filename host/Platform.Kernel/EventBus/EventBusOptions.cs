using System.Globalization;

namespace Platform.Kernel.EventBus;

/// <summary>How the event bus paces itself. Bound to the section <c>EventBus</c> of the configuration.</summary>
internal sealed class EventBusOptions
{
    /// <summary>
    /// How long after each failure the event is tried again, give or take a tenth; after the last it is dead and its stream
    /// is parked. Null means <see cref="DefaultRetrySteps"/>: a list given here would be added to by the configuration.
    /// </summary>
    public IReadOnlyList<TimeSpan>? RetrySteps { get; set; }

    /// <summary>The safety net beside the wake-up on commit and the calls of other nodes.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most events that one step sequences or copies.</summary>
    public int BatchSize { get; set; } = 200;

    /// <summary>The most waiting events that one consumer takes in a round.</summary>
    public int HandleBatchSize { get; set; } = 50;

    /// <summary>The most events that one step of a replay reads, and that share a transaction when they only write a read model.</summary>
    public int ReplayBatchSize { get; set; } = 500;

    /// <summary>How often a node looks for others' events where several share a database that cannot call them.</summary>
    public TimeSpan SharedPollInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The most events that are handled in one transaction while more wait.</summary>
    public int GroupSize { get; set; } = 20;

    /// <summary>After this long a transaction of several events takes no further one: others may wait for the rows it changed.</summary>
    public TimeSpan GroupTime { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a node may be silent before others do its work.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Shares save work, no more: without them nodes race for each row and one wins. Off only in tests.</summary>
    public bool UseLeases { get; set; } = true;

    /// <summary>A handler that takes longer has failed.</summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>What people know this process by. Two processes must not have the same.</summary>
    public string NodeName { get; set; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}");

    /// <summary>How long the log keeps what everybody has read: how far back a module that is installed later can begin.</summary>
    public TimeSpan OutboxRetention { get; set; } = TimeSpan.FromDays(400);

    /// <summary>How long an inbox remembers what is done.</summary>
    public TimeSpan InboxRetention { get; set; } = TimeSpan.FromDays(30);

    public static IReadOnlyList<TimeSpan> DefaultRetrySteps { get; } =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24),
    ];
}
