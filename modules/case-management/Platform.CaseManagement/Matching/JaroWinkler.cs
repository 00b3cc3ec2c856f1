namespace Platform.CaseManagement.Matching;

/// <summary>How alike two words are, from 0 to 1 (Jaro 1989, with Winkler's weight for a common beginning, 1990).</summary>
internal static class JaroWinkler
{
    private const double PrefixWeight = 0.1;
    private const int LongestPrefix = 4;

    public static double Similarity(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
            return one.Length == other.Length ? 1 : 0;
        if (one == other)
            return 1;

        var jaro = Jaro(one, other);
        var prefix = 0;
        while (prefix < Math.Min(LongestPrefix, Math.Min(one.Length, other.Length)) && one[prefix] == other[prefix])
            prefix++;
        return jaro + prefix * PrefixWeight * (1 - jaro);
    }

    private static double Jaro(string one, string other)
    {
        var window = Math.Max(0, Math.Max(one.Length, other.Length) / 2 - 1);
        var oneMatched = new bool[one.Length];
        var otherMatched = new bool[other.Length];
        var matches = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var end = Math.Min(other.Length - 1, i + window);
            for (var j = Math.Max(0, i - window); j <= end; j++)
            {
                if (otherMatched[j] || one[i] != other[j])
                    continue;
                oneMatched[i] = otherMatched[j] = true;
                matches++;
                break;
            }
        }

        if (matches == 0)
            return 0;

        var transposed = 0;
        for (int i = 0, j = 0; i < one.Length; i++)
        {
            if (!oneMatched[i])
                continue;
            while (!otherMatched[j])
                j++;
            if (one[i] != other[j++])
                transposed++;
        }

        double m = matches;
        return (m / one.Length + m / other.Length + (m - transposed / 2.0) / m) / 3;
    }
}
