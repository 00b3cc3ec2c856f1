using Platform.Contracts;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>Lets a module that handles one version of an event hear the others too, converted; see <see cref="INextVersionOf{TBefore,TSelf}"/>.</summary>
internal static class EventVersions
{
    /// <summary>Adds what can be converted, over any number of versions, and leaves what the module handles itself.</summary>
    public static void Add(ModuleDescriptor module, IEnumerable<Type> contractTypes, Dictionary<string, EventSubscription> subscriptions)
    {
        var links = contractTypes.Where(t => t is { IsClass: true, IsAbstract: false }).SelectMany(LinksOf).ToList();
        for (var added = true; added;)
        {
            added = false;
            foreach (var link in links)
            {
                var (before, self) = (EventRegistry.NameOf(module, link.Before), EventRegistry.NameOf(module, link.Self));
                if (subscriptions.TryGetValue(before, out var older) && !subscriptions.ContainsKey(self))
                    added = subscriptions.TryAdd(self, link.ToBefore(older));
                else if (subscriptions.TryGetValue(self, out var newer) && !subscriptions.ContainsKey(before))
                    added = subscriptions.TryAdd(before, link.From(newer));
            }
        }
    }

    private static IEnumerable<Link> LinksOf(Type type) => type.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INextVersionOf<,>) && i.GetGenericArguments()[1] == type)
        .Select(i => (Link)Activator.CreateInstance(typeof(Typed<,>).MakeGenericType(i.GetGenericArguments()))!);

    private abstract record Link(Type Before, Type Self)
    {
        public abstract EventSubscription From(EventSubscription newer);

        public abstract EventSubscription ToBefore(EventSubscription older);
    }

    private sealed record Typed<TBefore, TSelf>() : Link(typeof(TBefore), typeof(TSelf))
        where TBefore : class, IEto where TSelf : class, IEto, INextVersionOf<TBefore, TSelf>
    {
        public override EventSubscription From(EventSubscription newer) => new ConvertedSubscription(newer, typeof(TBefore), e => TSelf.From((TBefore)e));

        public override EventSubscription ToBefore(EventSubscription older) => new ConvertedSubscription(older, typeof(TSelf), e => ((TSelf)e).ToBefore());
    }
}

/// <summary>An event that is kept as one version and handled as another.</summary>
internal sealed class ConvertedSubscription(EventSubscription inner, Type keptAs, Func<IEto, IEto> convert) : EventSubscription(inner.EventType, inner.HandlerType, keptAs)
{
    protected override IEto Convert(IEto kept) => inner.AsHandled(convert(kept));

    public override Task HandleAsync(IServiceProvider scope, IEto eventData, CancellationToken cancellationToken) => inner.HandleAsync(scope, eventData, cancellationToken);
}
