using System.Text.RegularExpressions;

namespace Platform.Kernel.Rights;

/// <summary>By what a person is recognised in a text. Kept with an erasure until every module has confirmed it, then forgotten.</summary>
/// <param name="Phrases">Whole names and numbers: certain enough to be taken out of any text.</param>
/// <param name="Words">Single names: taken out only of records that the person shares with others.</param>
public sealed record PersonIdentity(IReadOnlyList<string> Phrases, IReadOnlyList<string> Words)
{
    /// <summary>What stands in a text where a name was.</summary>
    public const string Removed = "[name removed]";

    private const int ShortestWord = 3;

    /// <summary>Nothing to recognise the person by.</summary>
    public static PersonIdentity None { get; } = new([], []);

    /// <summary>Nothing is known.</summary>
    public bool IsEmpty => Phrases.Count == 0 && Words.Count == 0;

    /// <summary>From the fields that a map calls <see cref="PersonalDataClass.Identity"/>.</summary>
    /// <param name="names">Names in the order in which they are said: given names, family name, known as.</param>
    /// <param name="numbers">Numbers, references, telephone numbers, addresses.</param>
    internal static PersonIdentity Of(IReadOnlyList<string> names, IReadOnlyList<string> numbers)
    {
        var said = names.Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => n.Trim()).ToList();
        var words = said.SelectMany(n => n.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length >= ShortestWord).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        // Every two names beside each other: "Thomas Green", "Tom Green", "Green Thomas" as lists have it.
        var pairs = said.SelectMany(a => said.Where(b => b != a).SelectMany(b => FirstAndWhole(a).SelectMany(x => FirstAndWhole(b).Select(y => $"{x} {y}"))));
        var phrases = said.Where(n => n.Contains(' ', StringComparison.Ordinal)).Concat(pairs).Concat(numbers.Where(n => n.Trim().Length >= ShortestWord).Select(n => n.Trim()))
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(p => p.Length).ToList();
        return new PersonIdentity(phrases, words);
    }

    internal static PersonIdentity Join(IEnumerable<PersonIdentity> several)
    {
        var all = several.ToList();
        return new PersonIdentity([.. all.SelectMany(i => i.Phrases).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(p => p.Length)], [.. all.SelectMany(i => i.Words).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>A text without the person's names.</summary>
    /// <param name="text">The text.</param>
    /// <param name="withWords">Take out single names too.</param>
    /// <param name="longest">The longest text that fits.</param>
    internal string Scrub(string text, bool withWords, int? longest)
    {
        foreach (var term in withWords ? Phrases.Concat(Words) : Phrases)
            text = Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(term)}(?![\p{{L}}\p{{N}}])", Removed, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        return longest is { } most && text.Length > most ? text[..most] : text;
    }

    /// <summary>A single name stands in a text by itself, not as part of a whole name.</summary>
    internal bool HasSingleName(string text)
    {
        var rest = Scrub(text, withWords: false, longest: null);
        return Scrub(rest, withWords: true, longest: null) != rest;
    }

    private static IEnumerable<string> FirstAndWhole(string name)
    {
        yield return name;
        if (name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end)
            yield return name[..end];
    }
}
