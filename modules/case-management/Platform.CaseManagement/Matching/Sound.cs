namespace Platform.CaseManagement.Matching;
/// <summary>How a name sounds, roughly: the first letter and the first three groups of consonants (Soundex, as the US census used it).</summary>
internal static class Sound
{
    /// <summary>A letter and three figures; the first four letters of a name in another script.</summary>
    public static string Of(string word)
    {
        if (word.Length == 0)
            return "";
        if (!char.IsAsciiLetter(word[0]))
            return word[..Math.Min(4, word.Length)];

        Span<char> code = ['0', '0', '0', '0'];
        code[0] = word[0];
        var length = 1;
        var last = Group(word[0]);
        foreach (var letter in word.AsSpan(1))
        {
            var group = Group(letter);
            if (group != '0' && group != last && length < 4)
                code[length++] = group;
            // h and w do not part two consonants of one group; a vowel does.
            if (letter is not ('h' or 'w'))
                last = group;
        }

        return new string(code);
    }

    private static char Group(char letter) => letter switch
    {
        'b' or 'f' or 'p' or 'v' => '1',
        'c' or 'g' or 'j' or 'k' or 'q' or 's' or 'x' or 'z' => '2',
        'd' or 't' => '3',
        'l' => '4',
        'm' or 'n' => '5',
        'r' => '6',
        _ => '0',
    };
}
