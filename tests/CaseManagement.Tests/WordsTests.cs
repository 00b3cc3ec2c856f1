using System.Text.RegularExpressions;
using Platform.Testing;

namespace CaseManagement.Tests;

/// <summary>What people read describes behaviour and harm and labels no child.</summary>
public sealed class WordsTests
{
    private static readonly string[] Avoided =
        ["offender", "perpetrator", "nominal", "juvenile", "youths", "victim", "suspect", "failed to engage", "non-compliant", "lifestyle choice", "gang", "absconded", "BAME", "DNA"];

    private static string Folder => RepositoryRoot.Combine("modules", "case-management", "Platform.CaseManagement");

    public static TheoryData<string> Texts =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Folder, "Areas"), "*.cshtml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Folder, "*Codes.cs", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(Folder, "Demonstration"), "*.cs"))
            .Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Texts))]
    public void A_page_or_list_has_none_of_the_words_we_avoid(string text) => Found(File.ReadAllText(Path.Combine(Folder, text))).ShouldBeEmpty();

    [Fact]
    public void The_test_finds_words_that_were_planted() => Found("<p>The young offender met the victims.</p>").ShouldBe(["offender", "victim"], ignoreOrder: true);

    private static List<string> Found(string text)
        => [.. Avoided.Where(word => Regex.IsMatch(text, $@"\b{Regex.Escape(word)}s?\b", word is "DNA" or "BAME" ? RegexOptions.None : RegexOptions.IgnoreCase))];
}
