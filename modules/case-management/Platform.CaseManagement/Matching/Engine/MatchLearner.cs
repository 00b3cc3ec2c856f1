namespace Platform.CaseManagement.Matching.Engine;

/// <summary>
/// Learns a model from records without knowing which of them are one person: frequencies from the values, u from random pairs,
/// m and the prior by <see cref="ExpectationMaximisation"/> from the pairs that blocking brings together.
/// </summary>
internal static class MatchLearner
{
    /// <summary>So many pairs taken at random give u; all pairs where there are fewer.</summary>
    public const int RandomPairs = 1_000_000;

    private const int Rounds = 3;
    private const double LeastU = 1e-9;

    /// <summary>Learns from records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="patterns">How the compared pairs agree: <see cref="Tally"/>.</param>
    /// <param name="seed">Makes the random pairs the same each time.</param>
    public static MatchModel Learn(RecordSet records, IReadOnlyList<LevelPattern> patterns, int seed = 20240611)
    {
        var comparer = records.Comparer;
        var random = RandomLevels(records, seed);
        var startingM = comparer.Fields.Select((_, f) => StartingM(comparer.Comparison(f).Levels.Count)).ToList();
        var m = startingM;
        var candidates = patterns.Where(p => !comparer.AreTwoPeople(p.Levels)).ToList();
        var prior = Math.Min(0.1, 1 / Math.Max(10.0, records.Count));
        var u = CorrectedU(random, m, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var learned = ExpectationMaximisation.Learn(candidates, records.Pairs, u, startingM, prior);
            m = [.. learned.M];
            prior = Math.Clamp(learned.Prior, 1e-12, 0.5);
            // The random pairs of a small file hold some that are one person: their part is taken off.
            u = CorrectedU(random, m, prior);
        }

        var partners = prior * (records.Count - 1);
        var weights = comparer.Fields.Select((_, f) => new FieldWeights(m[f], u[f],
            comparer.Comparison(f).CountsFrequency ? TermFrequencies.From(records.CountsOf(f), partners * m[f][^1]) : null, comparer.Comparison(f).Aside)).ToList();
        return new MatchModel(comparer, weights, prior);
    }

    /// <summary>How many of the compared pairs agree in each way.</summary>
    public static IReadOnlyList<LevelPattern> Tally(RecordSet records, ReadOnlySpan<ulong> pairs)
    {
        var fields = records.Comparer.Fields.Count;
        var counts = new Dictionary<ulong, double>();
        Span<sbyte> levels = stackalloc sbyte[fields];
        foreach (var pair in pairs)
        {
            records.Comparer.Compare(records[(int)(pair >> 32)], records[(int)(uint)pair], levels);
            ulong pattern = 0;
            for (var f = 0; f < fields; f++)
                pattern |= (ulong)(levels[f] + 1) << (4 * f);
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _)++;
        }

        return [.. counts.OrderBy(c => c.Key).Select(c => new LevelPattern([.. Enumerable.Range(0, fields).Select(f => (sbyte)((int)(c.Key >> (4 * f) & 15) - 1))], c.Value))];
    }

    // Before anything is known: true matches agree in most fields and, where they do not, more probably nearly.
    private static double[] StartingM(int levels)
    {
        var m = new double[levels];
        for (var l = 0; l < levels; l++)
            m[l] = l == levels - 1 ? 0.85 : 0.15 / (levels - 1);
        return m;
    }

    private static List<double[]> RandomLevels(RecordSet records, int seed)
    {
        var comparer = records.Comparer;
        var counts = comparer.Fields.Select((_, f) => new double[comparer.Comparison(f).Levels.Count]).ToList();
        Span<sbyte> levels = stackalloc sbyte[comparer.Fields.Count];
        if (records.Pairs <= RandomPairs)
        {
            for (var i = 0; i < records.Count; i++)
                for (var j = i + 1; j < records.Count; j++)
                    Count(i, j, levels);
        }
        else
        {
            var random = new Random(seed);
            for (var n = 0; n < RandomPairs; n++)
            {
                var i = random.Next(records.Count);
                var j = random.Next(records.Count - 1);
                Count(i, j >= i ? j + 1 : j, levels);
            }
        }

        return counts;

        void Count(int one, int other, Span<sbyte> into)
        {
            comparer.Compare(records[one], records[other], into);
            for (var f = 0; f < into.Length; f++)
                if (into[f] >= 0)
                    counts[f][into[f]]++;
        }
    }

    private static List<double[]> CorrectedU(List<double[]> random, IReadOnlyList<double[]> m, double prior)
        => [.. random.Select((counts, f) =>
        {
            var sum = counts.Sum();
            var shares = counts.Select((c, l) => Math.Max(LeastU, ((c + 0.5 / counts.Length) / (sum + 0.5) - prior * m[f][l]) / (1 - prior))).Select((s, l) => Math.Max(s, (counts[l] + 0.05) / (sum + 1) * 0.02)).ToArray();
            var all = shares.Sum();
            return shares.Select(s => s / all).ToArray();
        })];
}
