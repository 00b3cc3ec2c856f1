using Platform.Contracts;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>Adds an event to its publisher's context. There is no other way out: an event without its business change cannot be.</summary>
internal sealed class DistributedEventBus(IServiceProvider scope, ModuleDbContextTypes contexts, EventContext handling) : IDistributedEventBus
{
    public Task PublishAsync<TEvent>(TEvent eventData, string? streamKey = null) where TEvent : class, IEto
    {
        ArgumentNullException.ThrowIfNull(eventData);
        var name = EventNameAttribute.Of(eventData.GetType());
        // The bus saves the handling module's context alone; an event added to another would be lost without a word.
        if (handling.Consumer is { } consumer && consumer != name.Publisher)
            throw new InvalidOperationException($"A handler of '{consumer}' cannot publish '{name.Name}': that event belongs to '{name.Publisher}'.");
        var context = contexts.Resolve(scope, name.Publisher)
            ?? throw new InvalidOperationException($"'{name.Name}' cannot be published: no loaded module '{name.Publisher}' has a context to write it with.");
        context.Publish(eventData, streamKey);
        return Task.CompletedTask;
    }
}
