using Platform.Contracts;

namespace Platform.Kernel.EventBus;

/// <summary>
/// A handler that writes its module's read model and nothing else. In a replay many of its events share a scope, a transaction and one
/// save, which makes a long past quick to tell: what it looks up may not be saved yet, so it finds rows by
/// <c>FindAsync</c>, or asks <see cref="EventContext.ToldTogether"/> once for all events of the transaction.
/// </summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IProjectionHandler<in TEvent> : IDistributedEventHandler<TEvent> where TEvent : class, IEto;

/// <summary>
/// A row of a read model: nothing but what events told, so that it can be taken away and built again. A module names such entities
/// in <see cref="Modularity.PlatformModule.ReadModel"/>.
/// </summary>
public interface IBuiltFromEvents
{
    /// <summary>The event that wrote the row last. A rebuild takes away what the kept events make again, and leaves what is older than they are.</summary>
    Guid MessageId { get; }
}

/// <summary>
/// A handler that acts: it opens, suggests, asks. It is called once for each event and never in a replay, where people may since
/// have decided otherwise.
/// </summary>
/// <param name="what">What it will not do again, as the preview of a replay says it: "opens a contact for somebody harmed".</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OnceOnlyAttribute(string what) : Attribute
{
    /// <summary>What it will not do again.</summary>
    public string What { get; } = what;
}
