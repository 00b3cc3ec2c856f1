using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;

namespace Platform.Kernel.EventBus;

/// <summary>One event that a module handles: its type as this module knows it, and the handler.</summary>
internal abstract class EventSubscription(Type eventType, Type handlerType)
{
    public Type EventType { get; } = eventType;

    public Type HandlerType { get; } = handlerType;

    public IEto Read(string payload) => EventJson.Read(payload, EventType)
        ?? throw new JsonException($"The event log holds nothing where a {EventType.Name} was expected.");

    /// <summary>Makes the handler from the scope and calls it.</summary>
    public abstract Task HandleAsync(IServiceProvider scope, IEto eventData, CancellationToken cancellationToken);

    public static EventSubscription Of(Type eventType, Type handlerType)
        => (EventSubscription)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(eventType), handlerType)!;

    private sealed class Typed<TEvent>(Type handlerType) : EventSubscription(typeof(TEvent), handlerType) where TEvent : class, IEto
    {
        public override Task HandleAsync(IServiceProvider scope, IEto eventData, CancellationToken cancellationToken)
            => ((IDistributedEventHandler<TEvent>)scope.GetRequiredService(HandlerType)).HandleEventAsync((TEvent)eventData, cancellationToken);
    }
}
