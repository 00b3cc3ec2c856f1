using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;

namespace Platform.Kernel.EventBus;

/// <summary>One event that a module handles: its type as this module knows it, and the handler.</summary>
internal abstract class EventSubscription(Type eventType, Type handlerType, Type? keptAs = null)
{
    public Type EventType { get; } = eventType;

    public Type HandlerType { get; } = handlerType;

    /// <summary>It writes the read model alone; see <see cref="IProjectionHandler{TEvent}"/>.</summary>
    public bool IsProjection { get; } = typeof(IProjectionHandler<>).MakeGenericType(eventType).IsAssignableFrom(handlerType);

    /// <summary>What it does once and not in a replay; null for a handler that is told again.</summary>
    public string? OnceOnly { get; } = handlerType.GetCustomAttribute<OnceOnlyAttribute>()?.What;

    /// <summary>As it is handled, whichever version of it was kept.</summary>
    public IEto Read(string payload) => Convert(EventJson.Read(payload, keptAs ?? EventType)
        ?? throw new JsonException($"The event log holds nothing where a {EventType.Name} was expected."));

    internal IEto AsHandled(IEto kept) => Convert(kept);

    protected virtual IEto Convert(IEto kept) => kept;

    /// <summary>Makes the handler from the scope and calls it.</summary>
    public abstract Task HandleAsync(IServiceProvider scope, IEto eventData, CancellationToken cancellationToken);

    public static EventSubscription Of(Type eventType, Type handlerType)
        => (EventSubscription)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(eventType), handlerType)!;

    private sealed class Typed<TEvent>(Type handlerType) : EventSubscription(typeof(TEvent), handlerType) where TEvent : class, IEto
    {
        public override Task HandleAsync(IServiceProvider scope, IEto eventData, CancellationToken cancellationToken)
            => OnceOnly is not null && scope.GetRequiredService<EventContext>().IsReplay ? Task.CompletedTask : ((IDistributedEventHandler<TEvent>)scope.GetRequiredService(HandlerType)).HandleEventAsync((TEvent)eventData, cancellationToken);
    }
}
