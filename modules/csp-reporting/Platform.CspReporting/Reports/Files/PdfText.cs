namespace Platform.CspReporting.Reports.Files;

/// <summary>
/// Text in the fonts that every PDF reader has: how wide it is, how it breaks into lines, and its bytes. Widths are those of Adobe's metrics
/// of Helvetica, in thousandths of the size.
/// </summary>
internal static class PdfText
{
    private static readonly int[] Plain =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly int[] Bold =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ];

    // Characters of Windows' western code page that Unicode has elsewhere.
    private static readonly Dictionary<char, byte> Elsewhere = new()
    {
        ['€'] = 0x80, ['…'] = 0x85, ['‘'] = 0x91, ['’'] = 0x92, ['“'] = 0x93, ['”'] = 0x94, ['•'] = 0x95, ['–'] = 0x96, ['—'] = 0x97, ['Š'] = 0x8A, ['š'] = 0x9A, ['Ž'] = 0x8E, ['ž'] = 0x9E,
    };

    /// <summary>The width in points.</summary>
    public static double WidthOf(string text, double size, bool isBold)
    {
        var widths = isBold ? Bold : Plain;
        var sum = 0;
        foreach (var character in text)
            sum += character is >= ' ' and <= '~' ? widths[character - ' '] : 556;
        return sum * size / 1_000;
    }

    /// <summary>Breaks a text between words, and inside a word that is wider than a line.</summary>
    public static IReadOnlyList<string> Lines(string text, double size, bool isBold, double width)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (WidthOf(longer, size, isBold) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            line = word;
            while (WidthOf(line, size, isBold) > width && line.Length > 1)
            {
                var fits = line.Length - 1;
                while (fits > 1 && WidthOf(line[..fits], size, isBold) > width)
                    fits--;
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }

        if (line.Length > 0 || lines.Count == 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>The text as a string of the page's language; what the fonts do not have is a question mark.</summary>
    public static string Literal(string text)
    {
        var literal = new System.Text.StringBuilder("<");
        foreach (var character in text)
        {
            var code = Elsewhere.TryGetValue(character, out var other) ? other : character is (>= ' ' and <= '~') or (>= '\u00a0' and <= '\u00ff') ? (byte)character : (byte)'?';
            literal.Append(code.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return literal.Append('>').ToString();
    }
}
