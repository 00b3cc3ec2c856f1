using Platform.Contracts;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Publishes a fact that belongs to no aggregate (ABP: <c>IDistributedEventBus</c>). Most events are added by
/// <see cref="Data.AggregateRoot"/> instead.
/// </summary>
public interface IDistributedEventBus
{
    /// <summary>
    /// Adds the event to the module's context in this scope: it is written to the event log when that context is saved,
    /// in the same transaction as the rest.
    /// </summary>
    /// <param name="eventData">The event. Its name must begin with the name of a module whose context is in this scope.</param>
    /// <param name="streamKey">The stream it is ordered in, for example <see cref="Data.Streams.Child"/>; null for a stream of its own.</param>
    /// <exception cref="InvalidOperationException">The event's publisher is not a loaded module with a context.</exception>
    Task PublishAsync<TEvent>(TEvent eventData, string? streamKey = null) where TEvent : class, IEto;
}

/// <summary>
/// Handles one event of another module (ABP: <c>IDistributedEventHandler</c>). It runs in a scope and a context of its own. Its
/// effects and the mark that it ran are committed together, so each event has exactly one effect. Events that wait may share a
/// transaction: the handler may run again after its own failure or another's, so whatever leaves the system is an intent row and a
/// job, never done here, and nothing is remembered outside the database.
/// </summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IDistributedEventHandler<in TEvent> where TEvent : class, IEto
{
    /// <summary>Handles the event with this module's own context. Saving is done by the bus.</summary>
    Task HandleEventAsync(TEvent eventData, CancellationToken cancellationToken);
}

/// <summary>What a handler may ask about the event it handles. Scoped: inject it.</summary>
public sealed class EventContext
{
    /// <summary>The event's identifier.</summary>
    public Guid MessageId { get; internal set; }

    /// <summary>The event's place in the log.</summary>
    public long Position { get; internal set; }

    /// <summary>When it happened.</summary>
    public DateTime OccurredUtc { get; internal set; }

    /// <summary>The event is told again, from the past: nothing may leave the system, and nothing is published.</summary>
    public bool IsReplay { get; internal set; }

    /// <summary>
    /// The events that are told in this transaction, this one among them. More than one only in the replay of an
    /// <see cref="IProjectionHandler{TEvent}"/>, which can look up at once what it has of all of them.
    /// </summary>
    public IReadOnlyList<Guid> ToldTogether { get => field.Count > 0 ? field : [MessageId]; internal set; } = [];

    /// <summary>The module whose handler runs; null outside handlers.</summary>
    internal string? Consumer { get; set; }
}
