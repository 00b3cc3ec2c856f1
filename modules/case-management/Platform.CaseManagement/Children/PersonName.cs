using System.Globalization;
using System.Text;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Children;

/// <summary>
/// Names as search and matching see them: accents, case, apostrophes and hyphens do not matter, so that O'Brien, OBrien and
/// o’brien, or Zoë and Zoe, meet. What is shown is always what was typed.
/// </summary>
internal static class PersonName
{
    /// <summary>The words of a name in plain small letters; a double-barrelled or apostrophe name counts as one word.</summary>
    public static IReadOnlyList<string> Words(string? name)
        => Split(name, keepJoined: true);

    /// <summary>The whole name in plain small letters, words by one space.</summary>
    public static string Normalise(string? name) => string.Join(' ', Words(name));

    /// <summary>
    /// Everything that a person may type first to find a name: each word, and for Smith-Jones or O'Brien also each part.
    /// </summary>
    public static IReadOnlySet<string> SearchTokens(params IEnumerable<string?> names)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            tokens.UnionWith(Split(name, keepJoined: true));
            tokens.UnionWith(Split(name, keepJoined: false).Where(t => t.Length > 1));
        }

        return tokens;
    }

    private static List<string> Split(string? name, bool keepJoined)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in (name ?? "").NormalizeAny(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (Rune.IsLetterOrDigit(rune))
                word.Append(Plain(rune));
            else if (Rune.IsWhiteSpace(rune) || !keepJoined || !IsJoiner(rune))
                End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length == 0)
                return;
            words.Add(word.Length > MaxWord ? word.ToString(0, MaxWord) : word.ToString());
            word.Clear();
        }
    }

    /// <summary>The longest word that is kept for search.</summary>
    public const int MaxWord = 60;

    // Apostrophes and hyphens of every keyboard.
    private static bool IsJoiner(Rune rune) => rune.Value is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '-' or '‐' or '‑' or '–' or '.';

    // Letters that Unicode does not take apart.
    private static string Plain(Rune rune) => Rune.ToLowerInvariant(rune).Value switch
    {
        'ł' => "l",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'ŧ' => "t",
        'ħ' => "h",
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };
}
