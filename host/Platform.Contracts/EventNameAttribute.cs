namespace Platform.Contracts;

/// <summary>
/// The published name of an event. Subscribers find the event by this name, never by its CLR type, so a type may be
/// moved or renamed; the name may not. A change that a subscriber could notice is a new version beside the old one.
/// </summary>
/// <param name="name"><c>module-name.event-name.vN</c>, in kebab case, for example <c>case-management.case-opened.v1</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The whole name with its version.</summary>
    public string Name { get; } = name;

    /// <summary>The name of the module that publishes the event: what stands before the first dot.</summary>
    public string Publisher => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The name declared on an event type.</summary>
    /// <exception cref="InvalidOperationException">The type carries no <see cref="EventNameAttribute"/>.</exception>
    public static EventNameAttribute Of(Type eventType)
        => (EventNameAttribute?)GetCustomAttribute(eventType, typeof(EventNameAttribute))
           ?? throw new InvalidOperationException($"{eventType.FullName} has no [EventName].");
}
