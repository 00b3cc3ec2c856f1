using System.Globalization;
using System.Text;
using Platform.Kernel.Data;

namespace Platform.Host.SignIn.Passwords;

/// <summary>
/// Passwords that people choose first. The words are our own short list, of the kinds that every published list of leaked
/// passwords begins with; what people hang on them (digits, years, an exclamation mark, letters written as digits) is taken
/// off by rule, so that a short list goes far.
/// </summary>
internal static class GuessablePasswords
{
    private const int Own = 6;

    private static readonly string[] Rows =
        ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop[]", "asdfghjkl;'#", "zxcvbnm,./", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "azertyuiop", "!\"£$%^&*()_+", "!@#$%^&*()_+"];

    private static readonly HashSet<string> Words = new(
        """
        password passwords passw passwd passphrase passcode mypassword secret topsecret access account admin administrator adminadmin
        root system sysadmin support helpdesk service user username login logon signin welcome letmein openup opensesame enter
        changeme change default temp temporary test testing tester example sample demo guest master super superuser trustno
        computer laptop internet windows microsoft office outlook excel google facebook instagram whatsapp samsung apple iphone
        council county borough district police constable sergeant school college hospital nhs social worker safeguarding youth
        justice violence children child team manager england britain british london wales cymru scotland ireland manchester
        liverpool birmingham leeds bristol swindon wiltshire cardiff glasgow chelsea arsenal everton tottenham hotspur newcastle
        united rangers celtic villa westham rovers wanderers football rugby cricket hockey baseball basketball soccer golf
        iloveyou iloveu loveyou loveme love lovely forever sweetheart darling princess angel prince king queen family mother
        father mummy daddy grandma baby babygirl monkey dragon tiger lion panther eagle falcon wolf horse pony puppy kitten
        doggy bailey charlie bella poppy max daisy molly buster tigger snoopy butterfly flower rainbow sunshine summer winter
        spring autumn monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december christmas holiday birthday easter chocolate cookie banana orange cheese pepper
        batman superman spiderman starwars pokemon matrix hunter killer shadow ninja pirate wizard jesus christ heaven freedom
        michael daniel jessica ashley thomas joshua matthew andrew jordan george harry jack james david chris steven robert
        william john paul mark sarah laura emma sophie hannah amanda nicole michelle jennifer elizabeth victoria charlotte
        diamond silver golden purple yellow green black white blue money lucky happy hello hellohello goodbye whatever nothing
        something anything qwerty asdf zxcv qwertz azerty abc abcd xyz one two three four five six seven eight nine ten the my your
        is this and for with you me in
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly int LongestWord = Words.Max(w => w.Length);

    /// <summary>In small letters without accents, with the letters that digits and signs stand for.</summary>
    public static string Plain(string password)
    {
        var plain = new StringBuilder(password.Length);
        foreach (var letter in password.NormalizeAny(NormalizationForm.FormD).ToLowerInvariant())
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '!' => 'i', _ => letter });
        return plain.ToString();
    }

    /// <summary>The letters of it, which is what the person chose; digits and signs at the ends are what everybody adds.</summary>
    public static string OwnPart(string plain) => new(plain.Where(char.IsLetter).ToArray());

    /// <summary>One thing again and again, or a row of the alphabet, the digits or the keyboard.</summary>
    public static bool IsPattern(string password)
    {
        var text = password.ToLowerInvariant();
        if (text.Distinct().Count() < Own - 1)
            return true;
        for (var period = 1; period <= text.Length / 2; period++)
            if (!text.Where((letter, i) => letter != text[i % period]).Any() && period < PasswordRules.Shortest)
                return true;
        return WithoutRows(text).Length < Own;
    }

    /// <summary>One or two common words, however they are dressed up: three random words are hard to guess, two common ones are not.</summary>
    public static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        string[] readings = [OwnPart(lower), OwnPart(Plain(lower)), OwnPart(Plain(TrimEnds(lower)))];
        return readings.Any(own => own.Length < 4 || WordsIn(own) is <= 2);
    }

    private static string TrimEnds(string text)
    {
        var letters = text.Select((letter, at) => (letter, at)).Where(l => char.IsLetter(l.letter)).Select(l => l.at).ToList();
        return letters.Count == 0 ? "" : text[letters[0]..(letters[^1] + 1)];
    }

    /// <summary>How many common words make up the whole; null when they do not.</summary>
    private static int? WordsIn(string text)
    {
        // The fewest words that reach each place.
        var fewest = new int?[text.Length + 1];
        fewest[0] = 0;
        for (var end = 1; end <= text.Length; end++)
            for (var start = Math.Max(0, end - LongestWord); start < end; start++)
                if (fewest[start] is { } before && (fewest[end] is not { } known || before + 1 < known) && Words.Contains(text[start..end]))
                    fewest[end] = before + 1;
        return fewest[^1];
    }

    private static string WithoutRows(string text)
    {
        const int Shortest = 4;
        var rest = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var longest = Rows.Max(row => Math.Max(Match(text, i, row), Match(text, i, Reversed(row))));
            if (longest >= Shortest)
            {
                i += longest;
            }
            else
            {
                rest.Append(text[i]);
                i++;
            }
        }

        return rest.ToString();
    }

    private static int Match(string text, int at, string row)
    {
        var start = row.IndexOf(text[at]);
        var length = 0;
        while (start >= 0 && at + length < text.Length && start + length < row.Length && text[at + length] == row[start + length])
            length++;
        return length;
    }

    private static string Reversed(string row) => new(row.Reverse().ToArray());
}
