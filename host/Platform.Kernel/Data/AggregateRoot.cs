using System.ComponentModel.DataAnnotations.Schema;
using Platform.Contracts;

namespace Platform.Kernel.Data;

/// <summary>
/// A record that people change as one and that publishes what happened to it (ABP: <c>AggregateRoot</c>). Events are added
/// beside the change and are written to the event log in the same transaction.
/// </summary>
public abstract class AggregateRoot
{
    private List<RaisedEvent>? raised;

    /// <summary>For EF Core.</summary>
    protected AggregateRoot()
    {
    }

    /// <param name="id">From <see cref="IGuidGenerator"/>.</param>
    protected AggregateRoot(Guid id) => Id = id;

    /// <summary>The record's identifier, made in the program.</summary>
    public Guid Id { get; private set; }

    /// <summary>
    /// Raised by every saved change and every event: the concurrency token of the record, and the order of its events.
    /// </summary>
    public long Version { get; internal set; }

    /// <summary>When the last event happened. The next is never given an earlier or equal instant, even if clocks disagree.</summary>
    public DateTime LastEventUtc { get; internal set; }

    /// <summary>When the record was made (ABP: <c>CreationTime</c>).</summary>
    public DateTime CreatedUtc { get; internal set; }

    /// <summary>Who made it; null for the platform itself.</summary>
    public Guid? CreatedBy { get; internal set; }

    /// <summary>When it was last changed; null for never.</summary>
    public DateTime? ModifiedUtc { get; internal set; }

    /// <summary>Who changed it last.</summary>
    public Guid? ModifiedBy { get; internal set; }

    /// <summary>
    /// The stream that this record's events belong to: within it, subscribers see events in order, and a failing event
    /// holds back later ones. Records about one child share the child's stream.
    /// </summary>
    [NotMapped]
    protected internal virtual string StreamKey => $"{GetType().Name}/{Id:N}";

    /// <summary>Adds an event that is published when the change is committed.</summary>
    protected void AddDistributedEvent(IEto eventData)
        => (raised ??= []).Add(new RaisedEvent(Interlocked.Increment(ref order), eventData));

    internal IReadOnlyList<RaisedEvent> TakeDistributedEvents()
    {
        if (raised is null)
            return [];
        var taken = raised;
        raised = null;
        return taken;
    }

    internal bool HasDistributedEvents => raised is { Count: > 0 };

    // Events of one save, raised by several records, keep the order in which they were raised.
    private static long order;

    internal readonly record struct RaisedEvent(long Order, IEto EventData);
}

/// <summary>The names of streams that several modules' events share.</summary>
public static class Streams
{
    /// <summary>Everything that is published about one child.</summary>
    public static string Child(Guid childId) => $"child/{childId:N}";
}
