using System.Text.RegularExpressions;

namespace Platform.Participation.Themes;

/// <summary>
/// Finds in a text for a poster what could tell who somebody is. Contact details and exact dates are never published;
/// words that look like names are shown to a person, who takes them out or confirms that nobody can be recognised.
/// </summary>
internal static partial class RecognisableDetails
{
    // Written with a capital wherever they stand, and telling of nobody.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "I", "I'm", "I’m", "I'd", "I’d", "I've", "I’ve", "I'll", "I’ll", "OK", "TV", "CCTV", "PE", "GP", "A&E", "English", "Welsh", "England", "Wales", "British",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December", "Christmas", "Easter", "Ramadan", "Eid", "SEND", "EHCP", "CAMHS", "YJS",
    };

    /// <summary>Details that are never published: null when there are none, else a sentence.</summary>
    public static string? NeverPublished(string? text)
    {
        text ??= "";
        if (Postcode().IsMatch(text))
            return "Take out the postcode: it can tell where somebody lives.";
        if (text.Contains('@', StringComparison.Ordinal))
            return "Take out the email address.";
        if (LongNumber().IsMatch(text))
            return "Take out the telephone number or other long number.";
        if (ExactDate().IsMatch(text))
            return "Take out the exact date: say “last summer”, or leave it out.";
        if (Age().IsMatch(text))
            return "Take out the age: together with the theme it can tell who somebody is.";
        return null;
    }

    /// <summary>Words with a capital inside a sentence: they may be the name of a person, a school or a street.</summary>
    public static IReadOnlyList<string> LikelyNames(string? text)
    {
        var found = new List<string>();
        var startsSentence = true;
        foreach (Match token in Token().Matches(text ?? ""))
        {
            var word = token.Value;
            if (char.IsLetter(word[0]))
            {
                if (!startsSentence && char.IsUpper(word[0]) && !Harmless.Contains(word) && !found.Contains(word))
                    found.Add(word);
                startsSentence = false;
            }
            else if (word is "." or "!" or "?" or "“" or "\"")
            {
                startsSentence = true;
            }
        }

        return found;
    }

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\d[\d\s]{5,}\d")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\b\d{1,2}(st|nd|rd|th)?\s+(of\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b", RegexOptions.IgnoreCase)]
    private static partial Regex ExactDate();

    [GeneratedRegex(@"\b(aged?\s+\d{1,2}|\d{1,2}[\s-]years?[\s-]old|I['’]?a?m\s+\d{1,2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    [GeneratedRegex(@"[\p{L}][\p{L}\p{N}'’&-]*|[.!?“""]")]
    private static partial Regex Token();
}
