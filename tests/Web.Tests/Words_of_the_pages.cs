using System.Text.RegularExpressions;

namespace Platform.Web.Tests;

/// <summary>Child First words, and the house style, in everything that people read.</summary>
public sealed class Words_of_the_pages
{
    private static readonly string[] Banned =
    [
        "young offender", "offender", "youth offending", "juvenile", "perpetrator", "gang member", "nominal", "lifestyle choice", "putting himself at risk", "putting herself at risk",
        "non-compliant", "non-compliance", "failed to engage", "did not engage", "risk of reoffending", "absconded", "absconder", "intelligence on", "bame", "victim"
    ];

    public static IEnumerable<string> Find(string text) =>
        Banned.Where(word => Regex.IsMatch(text, $@"\b{Regex.Escape(word)}s?\b", RegexOptions.IgnoreCase));

    [Fact]
    public void No_page_uses_a_word_that_labels_a_child()
    {
        var pages = Directory.GetFiles(Path.Combine(Sources.Web, "Pages"), "*.cs*", SearchOption.AllDirectories);

        pages.Length.ShouldBeGreaterThan(10);
        pages.SelectMany(path => Find(File.ReadAllText(path)).Select(word => $"{Path.GetFileName(path)}: {word}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The young offender was absconded", 3)]
    [InlineData("Juveniles and nominals", 2)]
    [InlineData("A child who has caused harm is supported", 0)]
    public void The_test_finds_such_words(string text, int count) => Find(text).Count().ShouldBe(count);
}
