using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.Loader;
using Platform.Contracts;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>Who handles which event and who publishes which, as the loaded modules say. Events are known by their declared names.</summary>
internal sealed class EventRegistry
{
    private readonly FrozenDictionary<string, EventConsumer> consumers;
    private readonly IReadOnlyList<ModuleDescriptor> loaded;

    public EventRegistry(IEnumerable<ModuleEventTypes> modules)
    {
        var all = modules.ToList();
        Modules = loaded = [.. all.Select(m => m.Module)];
        consumers = all.Select(EventConsumer.Of).OfType<EventConsumer>().ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
        Everywhere = consumers.Values;
        Published = [.. all.SelectMany(PublishedBy).OrderBy(e => e.Name, StringComparer.Ordinal)];

        var twice = Published.GroupBy(e => e.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new ModuleLoadException(twice.First().Publisher, $"two of its events are named '{twice.Key}': {string.Join(" and ", twice.Select(e => e.Type.FullName))}. Give one of them a name of its own.");
        foreach (var published in Published)
            EventJson.Demand(published.Publisher, published.Type);
    }

    private EventRegistry(EventRegistry whole, Func<string, bool> isHere)
    {
        loaded = whole.loaded;
        Modules = [.. loaded.Where(m => isHere(m.Name))];
        consumers = whole.Everywhere.Where(c => isHere(c.Name)).ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
        Everywhere = whole.Everywhere;
        Published = whole.Published;
    }

    /// <summary>The loaded modules whose database this is.</summary>
    public IReadOnlyList<ModuleDescriptor> Modules { get; }

    /// <summary>The modules that handle at least one event and read it in this database's log.</summary>
    public IReadOnlyCollection<EventConsumer> Consumers => consumers.Values;

    /// <summary>All that handle at least one event, in whichever database.</summary>
    public IReadOnlyCollection<EventConsumer> Everywhere { get; }

    /// <summary>What the loaded modules publish, by name.</summary>
    public IReadOnlyList<PublishedEvent> Published { get; }

    public EventConsumer? Find(string consumer) => consumers.GetValueOrDefault(consumer);

    /// <summary>What the log of one database is for: the same events, and those consumers that read it.</summary>
    public EventRegistry Only(Func<string, bool> isHere) => new(this, isHere);

    public static EventRegistry Of(ModuleCatalogue modules) => new(modules.Modules.Select(m => new ModuleEventTypes(m, [.. TypesOf(m, m.Assembly), .. EveryonesHandlers(m)], ContractsOf(m))));

    // No module can leave out what the law asks of each.
    private static Type[] EveryonesHandlers(ModuleDescriptor module) => module.IsWorkstream ? [typeof(Rights.ErasePersonalData)] : [];

    private static List<Type> ContractsOf(ModuleDescriptor module)
    {
        var context = AssemblyLoadContext.GetLoadContext(module.Assembly) ?? AssemblyLoadContext.Default;
        return [.. module.Assembly.GetReferencedAssemblies()
            .Where(a => a.Name!.EndsWith(".Contracts", StringComparison.Ordinal) && a.Name != typeof(IEto).Assembly.GetName().Name)
            .SelectMany(a => TypesOf(module, context.LoadFromAssemblyName(a)))];
    }

    private static Type[] TypesOf(ModuleDescriptor module, Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            throw new ModuleLoadException(module.Name, $"the types of {assembly.GetName().Name} cannot be read: {e.LoaderExceptions.FirstOrDefault()?.Message} Build the module against this version of the platform.", e);
        }
    }

    private static IEnumerable<PublishedEvent> PublishedBy(ModuleEventTypes module)
        => module.ContractTypes
            .Where(t => t is { IsAbstract: false, IsClass: true } && typeof(IEto).IsAssignableFrom(t))
            .Select(t => new PublishedEvent(NameOf(module.Module, t), t, module.Module.Name))
            .Where(e => EventNameAttribute.Of(e.Type).Publisher == module.Module.Name);

    internal static string NameOf(ModuleDescriptor module, Type eventType)
    {
        var name = eventType.GetCustomAttribute<EventNameAttribute>()?.Name
            ?? throw new ModuleLoadException(module.Name, $"the event {eventType.FullName} has no [EventName]. Add one, for example [EventName(\"{module.Name}.something-happened.v1\")].");
        var parts = name.Split('.');
        return parts.Length == 3 && parts.All(p => p.Length > 0 && p.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            ? name
            : throw new ModuleLoadException(module.Name, $"the event name '{name}' of {eventType.FullName} is not of the form module-name.event-name.v1.");
    }
}

/// <summary>The types of one module that the registry looks through.</summary>
/// <param name="Module">The module.</param>
/// <param name="Types">Its own types, among them its handlers.</param>
/// <param name="ContractTypes">The types of the contracts that it refers to, among them the events it publishes.</param>
internal sealed record ModuleEventTypes(ModuleDescriptor Module, IReadOnlyCollection<Type> Types, IReadOnlyCollection<Type> ContractTypes);

/// <summary>An event of a module's contracts.</summary>
internal sealed record PublishedEvent(string Name, Type Type, string Publisher);

/// <summary>A module as a reader of the log, with its handlers by event name.</summary>
internal sealed class EventConsumer
{
    private EventConsumer(ModuleDescriptor module, FrozenDictionary<string, EventSubscription> subscriptions)
    {
        Module = module;
        Subscriptions = subscriptions;
        Handles = string.Join(' ', subscriptions.Keys.Order(StringComparer.Ordinal));
    }

    public ModuleDescriptor Module { get; }

    public string Name => Module.Name;

    public FrozenDictionary<string, EventSubscription> Subscriptions { get; }

    /// <summary>The names it handles, as the consumer's row keeps them.</summary>
    public string Handles { get; }

    public static EventConsumer? Of(ModuleEventTypes types)
    {
        var module = types.Module;
        var subscriptions = new Dictionary<string, EventSubscription>(StringComparer.Ordinal);
        foreach (var handler in types.Types.Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in handler.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDistributedEventHandler<>)))
            {
                var eventType = contract.GetGenericArguments()[0];
                var name = EventRegistry.NameOf(module, eventType);
                if (subscriptions.TryGetValue(name, out var other))
                    throw new ModuleLoadException(module.Name, $"both {other.HandlerType.FullName} and {handler.FullName} handle '{name}'. A module handles an event once; make one call the other's work.");
                EventJson.Demand(module.Name, eventType);
                subscriptions.Add(name, EventSubscription.Of(eventType, handler));
            }
        }

        EventVersions.Add(module, types.ContractTypes, subscriptions);
        return subscriptions.Count == 0 ? null : new EventConsumer(module, subscriptions.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
