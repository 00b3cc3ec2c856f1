namespace Platform.CspReporting.Statistics;

/// <summary>
/// Four groups at several stages are many comparisons, and one in twenty finds a gap by chance. Y. Benjamini and Y. Hochberg,
/// Controlling the false discovery rate, JRSS B 1995.
/// </summary>
internal static class ManyComparisons
{
    /// <summary>For each probability, whether the gap still stands when one in twenty of all gaps found may be false.</summary>
    public static IReadOnlyList<bool> Stand(IReadOnlyList<double> probabilities, double falseShare = 0.05)
    {
        var ordered = probabilities.Select((probability, index) => (probability, index)).OrderBy(each => each.probability).ToList();
        var last = -1;
        for (var rank = 0; rank < ordered.Count; rank++)
        {
            if (ordered[rank].probability <= falseShare * (rank + 1) / ordered.Count)
                last = rank;
        }

        var stand = new bool[ordered.Count];
        for (var rank = 0; rank <= last; rank++)
            stand[ordered[rank].index] = true;
        return stand;
    }
}
