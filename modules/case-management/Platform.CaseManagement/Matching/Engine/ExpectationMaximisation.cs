namespace Platform.CaseManagement.Matching.Engine;

/// <summary>
/// Learns, without knowing the truth, how often records of one person agree (m) and what share of all pairs they are (the prior).
/// u is given and stays: it comes from pairs taken at random, of which nearly none is one person.
/// </summary>
/// <remarks>
/// Expectation maximisation over levels of agreement: A. Dempster, N. Laird and D. Rubin (1977); for record linkage W. E. Winkler,
/// "Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model of Record Linkage" (1988), and M. A. Jaro (1989);
/// u from random pairs as in Splink (Ministry of Justice, splink documentation, "Estimating model parameters"). Pairs that no
/// blocking key brought together are counted as known not to match. So the prior is one of all pairs, and blocking does not make
/// chance agreement on a key look like evidence. A little of the starting shares is mixed in, so that a level that a small file
/// does not show is not impossible.
/// </remarks>
internal static class ExpectationMaximisation
{
    private const int MostSteps = 200;
    private const double Settled = 1e-7;

    /// <summary>So many imagined matching pairs hold the starting shares up against the data.</summary>
    private const double StartingPairs = 4;

    /// <summary>Learns from patterns of agreement.</summary>
    /// <param name="patterns">Patterns of the compared pairs, with how many pairs have each.</param>
    /// <param name="pairs">How many pairs there are in all, compared or not.</param>
    /// <param name="u">For each field, the share of random pairs on each level.</param>
    /// <param name="startingM">For each field, the shares to begin with.</param>
    /// <param name="startingPrior">The prior to begin with.</param>
    public static LearnedShares Learn(IReadOnlyList<LevelPattern> patterns, double pairs, IReadOnlyList<double[]> u, IReadOnlyList<double[]> startingM, double startingPrior)
    {
        var m = startingM.Select(f => f.ToArray()).ToList();
        var prior = startingPrior;
        var likelihoods = new List<double>();
        for (var step = 0; step < MostSteps; step++)
        {
            likelihoods.Add(LogLikelihood(patterns, pairs, m, u, startingM, prior));
            if (likelihoods is [.., var before, var now] && now - before < Settled * Math.Abs(now))
                break;
            (m, prior) = Step(patterns, pairs, m, u, startingM, prior);
        }

        return new LearnedShares(m, prior, likelihoods);
    }

    private static (List<double[]> M, double Prior) Step(IReadOnlyList<LevelPattern> patterns, double pairs, List<double[]> m, IReadOnlyList<double[]> u, IReadOnlyList<double[]> startingM, double prior)
    {
        var expected = startingM.Select(f => f.Select(share => share * StartingPairs).ToArray()).ToList();
        // Missing values are shared out among the levels by leaving them out of the field's sum.
        var matches = 0.0;
        foreach (var pattern in patterns)
        {
            var (match, other) = Densities(pattern, m, u, prior);
            var share = pattern.Count * match / (match + other);
            matches += share;
            for (var f = 0; f < m.Count; f++)
                if (pattern.Levels[f] >= 0)
                    expected[f][pattern.Levels[f]] += share;
        }

        foreach (var field in expected)
        {
            var sum = field.Sum();
            for (var l = 0; l < field.Length; l++)
                field[l] /= sum;
        }

        return (expected, (matches + 1e-9) / (pairs + 2e-9));
    }

    /// <summary>The logarithm that every step raises, or leaves as it is: of the data, and of the starting shares that are mixed in.</summary>
    private static double LogLikelihood(IReadOnlyList<LevelPattern> patterns, double pairs, List<double[]> m, IReadOnlyList<double[]> u, IReadOnlyList<double[]> startingM, double prior)
    {
        var log = 0.0;
        var compared = 0.0;
        foreach (var pattern in patterns)
        {
            var (match, other) = Densities(pattern, m, u, prior);
            log += pattern.Count * Math.Log(match + other);
            compared += pattern.Count;
        }

        log += (pairs - compared) * Math.Log(1 - prior);
        for (var f = 0; f < m.Count; f++)
            for (var l = 0; l < m[f].Length; l++)
                log += StartingPairs * startingM[f][l] * Math.Log(m[f][l]);
        return log;
    }

    private static (double Match, double Other) Densities(LevelPattern pattern, List<double[]> m, IReadOnlyList<double[]> u, double prior)
    {
        var match = prior;
        var other = 1 - prior;
        for (var f = 0; f < m.Count; f++)
        {
            var level = pattern.Levels[f];
            if (level < 0)
                continue;
            match *= m[f][level];
            other *= u[f][level];
        }

        return (match, other);
    }
}

/// <summary>How a pair agrees in every field, and how many pairs do.</summary>
internal sealed record LevelPattern(sbyte[] Levels, double Count);

/// <summary>What was learned.</summary>
/// <param name="M">For each field, the share of matching pairs on each level.</param>
/// <param name="Prior">The share of all pairs that match.</param>
/// <param name="Likelihoods">The logarithm of the likelihood before each step: it never falls.</param>
internal sealed record LearnedShares(IReadOnlyList<double[]> M, double Prior, IReadOnlyList<double> Likelihoods);
