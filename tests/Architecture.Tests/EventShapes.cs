using Platform.Contracts;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Architecture.Tests;

/// <summary>
/// What was once published keeps its shape: subscribers, kept events and other versions of a module rely on it.
/// <c>published-events.txt</c> holds one line an event. Running the tests with <c>PLATFORM_APPROVE=1</c> adds what is new, and
/// never changes a line that is there.
/// </summary>
internal static class EventShapes
{
    public static string File { get; } = RepositoryRoot.Combine("tests", "Architecture.Tests", "published-events.txt");

    public static Dictionary<string, string> Published() => System.IO.File.Exists(File)
        ? System.IO.File.ReadAllLines(File).Where(l => l.Contains(": ", StringComparison.Ordinal)).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l[1])
        : [];

    public static Dictionary<string, string> Now() => Solution.Contracts
        .SelectMany(c => c.GetExportedTypes())
        .Where(t => typeof(IEto).IsAssignableFrom(t))
        .ToDictionary(t => EventNameAttribute.Of(t).Name, Shape);

    public static IEnumerable<string> Offences(Dictionary<string, string> published, Dictionary<string, string> now)
    {
        foreach (var (name, shape) in published)
        {
            if (!now.TryGetValue(name, out var current))
                yield return $"{name} was published and is gone. Keep it until no kept event has that name.";
            else if (current != shape)
                yield return $"{name} was published as ({shape}) and is now ({current}). Publish a new version beside it.";
        }
    }

    private static string Shape(Type type) => string.Join(", ", type.GetConstructors()[0].GetParameters().Select(p => $"{EventCatalogue.TypeOf(p)} {p.Name}"));
}
