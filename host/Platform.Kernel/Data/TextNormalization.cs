using System.Buffers;
using System.Text;

namespace Platform.Kernel.Data;

/// <summary>Unicode normalisation of what people type or send.</summary>
public static class TextNormalization
{
    private static readonly SearchValues<char> Suspect = SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(c => (char)c).Prepend('\uFFFE')]);

    /// <summary>
    /// As <see cref="string.Normalize(NormalizationForm)"/>, for any text. The framework throws on U+FFFE, which is no character and becomes a
    /// space here, and on half of a surrogate pair, which becomes U+FFFD.
    /// </summary>
    public static string NormalizeAny(this string text, NormalizationForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().ContainsAny(Suspect))
        {
            var whole = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
                whole.Append(rune.Value == 0xFFFE ? " " : rune.ToString());
            text = whole.ToString();
        }

        return text.Normalize(form);
    }
}
