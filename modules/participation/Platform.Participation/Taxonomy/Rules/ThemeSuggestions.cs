using System.Globalization;
using System.Text;
using Platform.Kernel.Data;

namespace Platform.Participation.Taxonomy;

/// <summary>
/// Suggests themes for what somebody said: a theme is suggested when one of its words or phrases stands in the text, and the
/// suggestion says which. It decides nothing: a person confirms each theme, or none.
/// </summary>
internal static class ThemeSuggestions
{
    public static IReadOnlyList<ThemeSuggestion> For(string? words, IEnumerable<TaxonomyTheme> themes)
    {
        var said = $" {string.Join(' ', Words(words))} ";
        return
        [
            .. themes.Where(t => !t.IsRetired)
                .Select(t => new ThemeSuggestion(t.Code, t.Name, [.. Phrases(t.SuggestingWords).Where(p => StandsIn(said, p))]))
                .Where(s => s.Because.Count > 0)
                .OrderByDescending(s => s.Because.Count).ThenBy(s => s.ThemeName, StringComparer.Ordinal),
        ];
    }

    public static IEnumerable<string> Phrases(string suggestingWords)
        => suggestingWords.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool StandsIn(string said, string phrase)
    {
        var anyEnding = phrase.EndsWith('*');
        var wanted = string.Join(' ', Words(phrase));
        if (wanted.Length == 0)
            return false;
        // Whole words: "bus" is not in "busy", unless the list says "bus*".
        return said.Contains(anyEnding ? $" {wanted}" : $" {wanted} ", StringComparison.Ordinal);
    }

    /// <summary>The words of a text in lower case, without marks. An apostrophe belongs to its word.</summary>
    private static List<string> Words(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in (text ?? "").NormalizeAny(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(letter))
                word.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
            else if (letter is '\'' or '’')
                continue;
            else if (word.Length > 0)
                EndWord();
        }

        if (word.Length > 0)
            EndWord();
        return words;

        void EndWord()
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}

/// <summary>A suggested theme.</summary>
/// <param name="ThemeCode">Its code.</param>
/// <param name="ThemeName">As people read it.</param>
/// <param name="Because">The words of the theme that stand in the text.</param>
internal sealed record ThemeSuggestion(string ThemeCode, string ThemeName, IReadOnlyList<string> Because)
{
    /// <summary>"because they said “bus”, “safe”".</summary>
    public string Reason => $"Suggested because they said {string.Join(", ", Because.Select(b => $"“{b.TrimEnd('*')}”"))}";
}
