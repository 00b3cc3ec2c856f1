using System.Text;
using System.Xml.Linq;
using Platform.Contracts;
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

    private static string Catalogue()
    {
        var text = new StringBuilder("# Events\n\nWhat each workstream publishes. Made from the Contracts assemblies by the architecture tests; do not edit it by hand.\n");
        foreach (var contracts in Solution.Contracts)
        {
            var comments = XDocument.Load(RepositoryRoot.Combine("modules", FolderOf(contracts.GetName().Name!), contracts.GetName().Name!, "bin", Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(HostOutput.Program)!)!), "net10.0", contracts.GetName().Name + ".xml"))
                .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);
            foreach (var type in contracts.GetExportedTypes().Where(t => typeof(IEto).IsAssignableFrom(t)).OrderBy(t => EventNameAttribute.Of(t).Name, StringComparer.Ordinal))
            {
                var comment = comments[$"T:{type.FullName}"];
                text.Append($"\n## `{EventNameAttribute.Of(type).Name}`\n\n{Plain(comment.Element("summary"))}\n\n{Plain(comment.Element("remarks"))}\n\n| field | type | meaning |\n| --- | --- | --- |\n");
                foreach (var part in EventShapes.Now()[EventNameAttribute.Of(type).Name].Split(", "))
                {
                    var (kind, name) = (part.Split(' ')[0], part.Split(' ')[1]);
                    text.Append($"| {name} | `{kind}` | {Plain(comment.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name))} |\n");
                }
            }
        }

        return text.ToString();
    }

    private static string FolderOf(string contracts) => Solution.ModuleFolders.Single(f => contracts == $"Platform.{Platform.Kernel.Modularity.PlugInCatalog.ToPascalCase(f)}.Contracts");

    private static string Plain(XElement? element)
    {
        if (element is null)
            return "";
        var text = string.Concat(element.Nodes().Select(n => n switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement see => see.Attribute("cref")?.Value.Split('.')[^1] ?? see.Value,
            _ => n.ToString(),
        }));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("&lt;", "<").Replace("&gt;", ">");
    }
}
