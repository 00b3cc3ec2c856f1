using System.Text.RegularExpressions;
using Platform.Testing;

namespace VictimServices.Tests;

/// <summary>What people read describes harm and labels nobody.</summary>
public sealed partial class WordsTests
{
    private static readonly string[] Avoided = ["offender", "perpetrator", "nominal", "juvenile", "youths", "failed to engage", "non-compliant", "lifestyle choice", "victim", "gang", "DNA"];

    public static TheoryData<string> Pages
        => [.. Directory.EnumerateFiles(Folder, "*.cshtml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    private static string Folder => RepositoryRoot.Combine("modules", "victim-services", "Platform.VictimServices", "Areas");

    [Theory, MemberData(nameof(Pages))]
    public void A_page_has_none_of_the_words_we_avoid(string page) => Found(File.ReadAllText(Path.Combine(Folder, page))).ShouldBeEmpty();

    [Fact]
    public void The_test_finds_a_word_that_was_planted() => Found("<p>The young offender met the victim.</p>").ShouldBe(["offender", "victim"]);

    private static List<string> Found(string text)
    {
        // Addresses, types and the name of the statutory code are not what labels a person.
        var shown = NotShown().Replace(text, "");
        return [.. Avoided.Where(word => Regex.IsMatch(shown, $@"\b{Regex.Escape(word)}s?\b", word == "DNA" ? RegexOptions.None : RegexOptions.IgnoreCase))];
    }

    [GeneratedRegex(@"/victim-services|Platform\.VictimServices[\w.]*|Victims’ Code|victim services")]
    private static partial Regex NotShown();
}
