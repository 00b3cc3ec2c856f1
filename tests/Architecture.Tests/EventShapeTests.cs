using System.Text;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Architecture.Tests;

public sealed class EventShapeTests
{
    private static readonly bool Approve = Environment.GetEnvironmentVariable("PLATFORM_APPROVE") == "1";

    [Fact]
    public void What_was_published_keeps_its_shape()
    {
        var published = EventShapes.Published();
        var now = EventShapes.Now();
        EventShapes.Offences(published, now).ShouldBeEmpty();

        var added = now.Where(n => !published.ContainsKey(n.Key)).OrderBy(n => n.Key, StringComparer.Ordinal).ToList();
        if (Approve && added.Count > 0)
            File.AppendAllLines(EventShapes.File, added.Select(a => $"{a.Key}: {a.Value}"));
        else
            added.Select(a => a.Key).ShouldBeEmpty("run this test with PLATFORM_APPROVE=1 to write down the shape of what is new");
    }

    [Fact]
    public void The_catalogue_of_events_in_docs_is_what_the_contracts_say()
    {
        var file = RepositoryRoot.Combine("docs", "events.md");
        var text = Catalogue();
        if (Approve)
            File.WriteAllText(file, text);
        File.ReadAllText(file).ShouldBe(text, "run this test with PLATFORM_APPROVE=1 to write docs/events.md anew");
    }

    /// <summary>Made of what the page in the host shows; so this also finds a host whose modules lie there without their descriptions.</summary>
    private static string Catalogue()
    {
        var text = new StringBuilder("# Events\n\nWhat each workstream publishes. Made from the Contracts assemblies by the architecture tests; do not edit it by hand. The host shows the same under "
            + "Events, with how long each is kept: 400 days unless somebody set something else.\n");
        foreach (var e in EventCatalogue.Of(EventRegistry.Of(Solution.Catalogue)).Events)
        {
            e.When.ShouldNotBeEmpty($"{e.Name} says when it is published");
            e.Fields.ShouldAllBe(f => f.Meaning.Length > 0, $"{e.Name} says what each field means");
            text.Append($"\n## `{e.Name}`\n\n{e.When}\n\n{e.WhoNeedsIt}\n\n");
            text.Append($"Published by {Solution.Catalogue.Find(e.Publisher)!.DisplayName}. In order with: {char.ToLowerInvariant(e.Stream[0])}{e.Stream[1..]}. ");
            text.Append($"Heard by: {(e.Subscribers.Count == 0 ? "nobody yet" : string.Join(", ", e.Subscribers.Select(s => s.AsVersion is null ? s.DisplayName : $"{s.DisplayName} (as {s.AsVersion})")))}.\n\n");
            text.Append("| field | type | meaning |\n| --- | --- | --- |\n");
            foreach (var field in e.Fields)
                text.Append($"| {field.Name} | `{field.Type}` | {field.Meaning} |\n");
        }

        return text.ToString();
    }
}
