using System.Text.RegularExpressions;
using Platform.Testing;

namespace Participation.Tests;

/// <summary>What people read is about children first and labels nobody.</summary>
public sealed class WordsTests
{
    private static readonly string[] Avoided =
        ["offender", "perpetrator", "nominal", "juvenile", "youths", "failed to engage", "non-compliant", "lifestyle choice", "victim", "gang", "DNA", "BAME", "service user"];

    public static TheoryData<string> Pages
        => [.. Directory.EnumerateFiles(Folder, "*.cshtml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    private static string Folder => RepositoryRoot.Combine("modules", "participation", "Platform.Participation", "Areas");

    [Theory, MemberData(nameof(Pages))]
    public void A_page_has_none_of_the_words_we_avoid(string page) => Found(File.ReadAllText(Path.Combine(Folder, page))).ShouldBeEmpty();

    [Fact]
    public void The_test_finds_a_word_that_was_planted() => Found("<p>Young offenders failed to engage.</p>").ShouldBe(["offender", "failed to engage"]);

    private static List<string> Found(string text)
        => [.. Avoided.Where(word => Regex.IsMatch(text, $@"\b{Regex.Escape(word)}s?\b", word is "DNA" or "BAME" ? RegexOptions.None : RegexOptions.IgnoreCase))];
}
