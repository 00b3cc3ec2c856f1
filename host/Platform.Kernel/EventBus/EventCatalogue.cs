using System.Reflection;
using System.Xml.Linq;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Every event that the loaded modules publish, as their Contracts assemblies describe it: read from the types and from the comments that
/// the build writes beside them. The page in the host and docs/events.md are made of this.
/// </summary>
internal sealed class EventCatalogue
{
    private EventCatalogue(IReadOnlyList<CataloguedEvent> events) => Events = events;

    /// <summary>By name.</summary>
    public IReadOnlyList<CataloguedEvent> Events { get; }

    public static EventCatalogue Of(EventRegistry registry)
    {
        var comments = new Dictionary<Assembly, Comments>();
        return new([.. registry.Published.Select(e => Describe(
            e,
            comments.TryGetValue(e.Type.Assembly, out var read) ? read : comments[e.Type.Assembly] = Comments.Of(e.Type.Assembly),
            [.. registry.Everywhere.Where(c => c.Subscriptions.ContainsKey(e.Name)).OrderBy(c => c.Module.DisplayName, StringComparer.Ordinal)
                .Select(c => new EventSubscriber(c.Name, c.Module.DisplayName, VersionReadBy(c.Subscriptions[e.Name], e.Type)))]))]);
    }

    /// <summary>The event of that name.</summary>
    public CataloguedEvent? Find(string name) => Events.FirstOrDefault(e => e.Name == name);

    /// <summary>The type of a field as docs and the list of published shapes write it.</summary>
    public static string TypeOf(ParameterInfo parameter) => TypeOf(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    private static string TypeOf(Type type, NullabilityInfo nullability)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return value.Name + "?";
        if (type.IsGenericType)
            return $"List<{type.GetGenericArguments()[0].Name}>";
        return type.Name + (!type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? "?" : "");
    }

    private static CataloguedEvent Describe(PublishedEvent e, Comments comments, IReadOnlyList<EventSubscriber> subscribers) => new(
        e.Name, EventWords.Title(e.Name), e.Publisher, comments.Summary(e.Type), comments.Remarks(e.Type), StreamOf(e.Type),
        [.. e.Type.GetConstructors()[0].GetParameters().Select(p => new EventField(p.Name!, TypeOf(p), comments.Parameter(e.Type, p.Name!)))],
        subscribers);

    /// <summary>A rule, which a test holds: an event that names a child is in the child's stream.</summary>
    private static string StreamOf(Type type)
    {
        var child = type.GetProperty("ChildId")?.PropertyType;
        return child == typeof(Guid) ? "The child's: everything about the child, in order"
            : child is not null ? "The child's where there is one, otherwise the record's own"
            : "The record's own";
    }

    private static string? VersionReadBy(EventSubscription subscription, Type published)
        => subscription.EventType == published ? null : Contracts.EventNameAttribute.Of(subscription.EventType).Name.Split('.')[^1];

    /// <summary>The comments of one assembly; empty where the file is not beside it.</summary>
    private sealed class Comments(Dictionary<string, XElement> members)
    {
        public static Comments Of(Assembly assembly)
        {
            var file = assembly.Location.Length == 0 ? "" : Path.ChangeExtension(assembly.Location, ".xml");
            return new(File.Exists(file)
                ? XDocument.Load(file).Descendants("member").Where(m => m.Attribute("name") is not null).GroupBy(m => m.Attribute("name")!.Value).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal)
                : []);
        }

        public string Summary(Type type) => Plain(Member(type)?.Element("summary"));

        public string Remarks(Type type) => Plain(Member(type)?.Element("remarks"));

        public string Parameter(Type type, string name) => Plain(Member(type)?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name));

        private XElement? Member(Type type) => members.GetValueOrDefault($"T:{type.FullName}");

        private static string Plain(XElement? element)
        {
            if (element is null)
                return "";
            var text = string.Concat(element.Nodes().Select(n => n switch
            {
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement see => see.Attribute("cref")?.Value.Split('.')[^1] ?? see.Value,
                XText words => words.Value,
                _ => "",
            }));
            return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }
}

/// <summary>An event as people read of it.</summary>
/// <param name="Name">Its published name with the version.</param>
/// <param name="Title">The same in words.</param>
/// <param name="Publisher">The module that publishes it.</param>
/// <param name="When">What happened when it is published.</param>
/// <param name="WhoNeedsIt">For whom it is meant.</param>
/// <param name="Stream">What it is in order with.</param>
/// <param name="Fields">What it says.</param>
/// <param name="Subscribers">Who handles it.</param>
internal sealed record CataloguedEvent(
    string Name, string Title, string Publisher, string When, string WhoNeedsIt, string Stream, IReadOnlyList<EventField> Fields, IReadOnlyList<EventSubscriber> Subscribers);

/// <summary>A field of an event.</summary>
internal sealed record EventField(string Name, string Type, string Meaning);

/// <summary>A module that handles an event.</summary>
/// <param name="Module">Its name.</param>
/// <param name="DisplayName">As people say it.</param>
/// <param name="AsVersion">The version that it reads it as, where that is another one; null for this.</param>
internal sealed record EventSubscriber(string Module, string DisplayName, string? AsVersion);
