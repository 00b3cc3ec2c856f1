using System.Text.RegularExpressions;
using Platform.Testing;

namespace Access.Tests.Documents;

/// <summary>What the documents of data protection and security say can be followed.</summary>
public sealed partial class DocumentTests
{
    /// <summary>How many requirements of level 1 and 2 each section of ASVS 5.0.0 has; all of a section's come before its level 3. Counted from the published list.</summary>
    private const string Sections =
        "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 "
        + "8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 "
        + "16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2";

    private static readonly string Folder = RepositoryRoot.Combine("docs", "data-protection");

    [Fact]
    public void Every_test_that_the_documents_name_exists()
    {
        var there = Directory.EnumerateFiles(RepositoryRoot.Combine("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Method().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var named = Directory.EnumerateFiles(Folder, "*.md").SelectMany(f => Named().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(50);
        named.Where(n => !there.Contains(n)).ShouldBeEmpty("a document names a test that is not there");
    }

    [Fact]
    public void Every_requirement_of_level_two_stands_once_in_the_table()
    {
        var wanted = Sections.Split(' ').SelectMany(s => Enumerable.Range(1, int.Parse(s.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)).Select(n => $"{s.Split(':')[0]}.{n}")).ToList();
        wanted.Count.ShouldBe(253);
        var text = File.ReadAllText(Path.Combine(Folder, "asvs.md"));
        text = Range().Replace(text, m => string.Join(", ", Enumerable.Range(int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), int.Parse(m.Groups[4].Value, System.Globalization.CultureInfo.InvariantCulture)).Select(n => $"{m.Groups[1].Value}{n}")));
        var stands = Requirement().Matches(text).GroupBy(m => m.Value).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

        wanted.Where(w => stands.GetValueOrDefault(w) != 1).ShouldBeEmpty();
    }

    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.md"))
        {
            foreach (Match link in Link().Matches(File.ReadAllText(file)))
            {
                var target = Path.GetFullPath(Path.Combine(Folder, link.Groups[1].Value));
                (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{Path.GetFileName(file)} leads to {link.Groups[1].Value}");
            }
        }
    }

    [GeneratedRegex("(?:Task|void|ValueTask) ([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,})\\(")]
    private static partial Regex Method();

    // A table of the database has one underline; a test's name has more.
    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,})`")]
    private static partial Regex Named();

    [GeneratedRegex("(?<![\\d.])\\d{1,2}\\.\\d\\.\\d{1,2}(?![\\d.])")]
    private static partial Regex Requirement();

    [GeneratedRegex("(\\d+\\.\\d+\\.)(\\d+) to (\\d+\\.\\d+\\.)(\\d+)")]
    private static partial Regex Range();

    [GeneratedRegex("\\]\\((?!https?:)([^)#]+)[^)]*\\)")]
    private static partial Regex Link();
}
