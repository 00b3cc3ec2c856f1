using System.Text.RegularExpressions;
using Platform.Testing;

namespace FocusedDeterrence.Tests;

/// <summary>What people read describes support and labels nobody.</summary>
public sealed class WordsTests
{
    private static readonly string[] Avoided =
        ["offender", "perpetrator", "nominal", "juvenile", "youths", "failed to engage", "did not engage", "non-compliant", "lifestyle choice", "victim", "gang", "absconded", "risk of reoffending", "DNA", "BAME"];

    public static TheoryData<string> Files =>
    [
        .. new[] { "*.cshtml", "*Words*.cs", "*Codes.cs", "*.csv", "*Demonstration.cs", "Nomination*.cs" }
            .SelectMany(pattern => Directory.EnumerateFiles(Folder, pattern, SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Folder, f)).Distinct().Order(StringComparer.Ordinal),
    ];

    private static string Folder => RepositoryRoot.Combine("modules", "focused-deterrence", "Platform.FocusedDeterrence");

    [Theory, MemberData(nameof(Files))]
    public void A_file_that_people_read_from_has_none_of_the_words_we_avoid(string file) => Found(File.ReadAllText(Path.Combine(Folder, file))).ShouldBeEmpty();

    [Fact]
    public void The_test_finds_a_word_that_was_planted() => Found("<p>The young offender failed to engage.</p>").ShouldBe(["offender", "failed to engage"]);

    private static List<string> Found(string text)
        => [.. Avoided.Where(word => Regex.IsMatch(text, $@"\b{Regex.Escape(word)}s?\b", word is "DNA" or "BAME" ? RegexOptions.None : RegexOptions.IgnoreCase))];
}
