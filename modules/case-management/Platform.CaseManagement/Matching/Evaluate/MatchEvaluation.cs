using Platform.CaseManagement.Matching.Engine;

namespace Platform.CaseManagement.Matching.Evaluate;

/// <summary>How well pairs were found, held against the truth.</summary>
/// <param name="Threshold">The log2 odds from which on a pair was taken for one person.</param>
/// <param name="Precision">The share of the pairs taken that are one person.</param>
/// <param name="Recall">The share of the pairs of one person that were taken, those that were never compared included.</param>
internal sealed record MatchQuality(double Threshold, double Precision, double Recall)
{
    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}

/// <summary>What holding the linkage of a file against its known truth came to.</summary>
/// <param name="Default">At <see cref="MatchModel.DefaultThreshold"/>.</param>
/// <param name="Best">At the threshold with the highest F1, which only the truth could tell.</param>
/// <param name="TruePairs">Pairs of records of one person.</param>
/// <param name="Compared">Of them, those that blocking brought together.</param>
internal sealed record MatchEvaluation(MatchQuality Default, MatchQuality Best, long TruePairs, long Compared)
{
    /// <summary>Holds the pairs against the truth, which nothing before this has seen.</summary>
    /// <param name="linked">The pairs.</param>
    /// <param name="truth">For each record, the person it is truly about.</param>
    public static MatchEvaluation Of(LinkedPairs linked, IReadOnlyList<string> truth)
    {
        var truePairs = truth.GroupBy(t => t, StringComparer.Ordinal).Sum(g => g.LongCount() * (g.LongCount() - 1) / 2);
        var odds = (float[])linked.Odds.Clone();
        var pairs = (ulong[])linked.Pairs.Clone();
        Array.Sort(odds, pairs);
        long taken = 0, right = 0;
        var best = new MatchQuality(double.PositiveInfinity, 0, 0);
        var atDefault = new MatchQuality(MatchModel.DefaultThreshold, 0, 0);
        for (var i = pairs.Length - 1; i >= 0; i--)
        {
            taken++;
            if (truth[(int)(pairs[i] >> 32)] == truth[(int)(uint)pairs[i]])
                right++;
            // Pairs of equal odds are taken together.
            if (i > 0 && odds[i - 1].Equals(odds[i]))
                continue;
            var here = new MatchQuality(odds[i], right / (double)taken, truePairs == 0 ? 0 : right / (double)truePairs);
            if (here.F1 > best.F1)
                best = here;
            if (odds[i] >= MatchModel.DefaultThreshold)
                atDefault = here with { Threshold = MatchModel.DefaultThreshold };
        }

        return new MatchEvaluation(atDefault, best, truePairs, right);
    }
}
