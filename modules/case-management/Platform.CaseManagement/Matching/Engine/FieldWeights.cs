namespace Platform.CaseManagement.Matching.Engine;

/// <summary>
/// What the levels of one field count. A level counts log2(m/u): how much oftener records of one person stand on it than records
/// of two people. Plus one doubles the odds that they are one person, minus one halves them.
/// </summary>
internal sealed class FieldWeights
{
    private const double LeastShare = 1e-6;

    private readonly double[] weights;
    private readonly double below;

    /// <param name="m">The share of matching pairs on each level.</param>
    /// <param name="u">The share of other pairs on each level.</param>
    /// <param name="frequencies">How often values occur; null where that does not count.</param>
    /// <param name="aside">Levels beside the ladder: <see cref="FieldComparison.Aside"/>.</param>
    public FieldWeights(IReadOnlyList<double> m, IReadOnlyList<double> u, TermFrequencies? frequencies = null, IReadOnlyList<int>? aside = null)
    {
        M = m;
        U = u;
        Frequencies = frequencies;
        weights = [.. m.Select((_, l) => Weight(m[l], u[l]))];
        int[] ladder = [.. Enumerable.Range(0, m.Count).Where(l => aside?.Contains(l) != true)];
        var inOrder = InOrder([.. ladder.Select(l => m[l])], [.. ladder.Select(l => u[l])]);
        for (var i = 0; i < ladder.Length; i++)
            weights[ladder[i]] = inOrder[i];
        below = inOrder.Length > 1 ? inOrder[^2] : double.NegativeInfinity;
    }

    public IReadOnlyList<double> M { get; }

    public IReadOnlyList<double> U { get; }

    public TermFrequencies? Frequencies { get; }

    /// <summary>What a level counts; 0 for a missing value.</summary>
    public double Of(int level) => level < 0 ? 0 : weights[level];

    /// <summary>
    /// What a level counts for these values. The same rare name is more than the same common name: where values are equal, u is how
    /// often that value occurs. It never counts less than the level below.
    /// </summary>
    public double Of(int level, FieldValue? value)
    {
        if (level < 0)
            return 0;
        if (Frequencies is null || value is null || level != weights.Length - 1)
            return weights[level];
        var rare = Math.Log2(Math.Max(M[level], LeastShare) / Frequencies.Of(value.Key));
        return Math.Max(rare, below);
    }

    /// <summary>
    /// Weights that never fall as the level rises, so that more alike never counts less: neighbours that are out of order share
    /// what they count together (pool adjacent violators, Ayer and others 1955).
    /// </summary>
    private static double[] InOrder(IReadOnlyList<double> m, IReadOnlyList<double> u)
    {
        var pools = new Stack<(double M, double U, int Levels)>();
        for (var i = 0; i < m.Count; i++)
        {
            var pool = (M: m[i], U: u[i], Levels: 1);
            while (pools.TryPeek(out var below) && Weight(below.M, below.U) > Weight(pool.M, pool.U))
            {
                pools.Pop();
                pool = (pool.M + below.M, pool.U + below.U, pool.Levels + below.Levels);
            }

            pools.Push(pool);
        }

        return [.. pools.Reverse().SelectMany(p => Enumerable.Repeat(Weight(p.M, p.U), p.Levels))];
    }

    private static double Weight(double m, double u) => Math.Log2(Math.Max(m, LeastShare) / Math.Max(u, LeastShare));
}

/// <summary>
/// How often the values of a field occur among people, after W. E. Winkler, "Frequency-Based Matching in Fellegi-Sunter Model of
/// Record Linkage" (2000). Records of one person twice must not make a name look common, so the expected repeats are taken off.
/// </summary>
internal sealed class TermFrequencies
{
    private readonly IReadOnlyDictionary<string, double> shares;

    /// <param name="shares">The share of people with each value that is known.</param>
    /// <param name="rare">The share of a value that is not among them.</param>
    public TermFrequencies(IReadOnlyDictionary<string, double> shares, double rare)
    {
        this.shares = shares;
        Rare = rare;
    }

    /// <summary>The share of a value that is not among the known ones, and the least of any.</summary>
    public double Rare { get; }

    public IReadOnlyDictionary<string, double> Shares => shares;

    public double Of(string key) => shares.GetValueOrDefault(key, Rare);

    /// <summary>From the values of a file.</summary>
    /// <param name="counts">How many records have each value.</param>
    /// <param name="repeats">How many other records of the same person with the same value a record has on average.</param>
    /// <param name="atLeast">Values of fewer records are not kept by themselves.</param>
    public static TermFrequencies From(IReadOnlyDictionary<string, int> counts, double repeats, int atLeast = 2)
    {
        double all = Math.Max(1, counts.Values.Sum());
        var rare = 1 / (all + 1);
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (key, count) in counts)
            if (count >= atLeast && (count - 1 - repeats) / all is var share && share > rare)
                shares[key] = share;
        return new TermFrequencies(shares, rare);
    }
}
