namespace Platform.CaseManagement.Matching.Engine;

/// <summary>The whole way from records to pairs with their odds: block, compare, learn, score.</summary>
internal static class Linkage
{
    /// <summary>Compares the records of one file with each other.</summary>
    /// <param name="records">The records.</param>
    /// <param name="progress">Receives the share that is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static LinkedPairs Run(RecordSet records, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var pairs = Blocking.Pairs(records);
        progress?.Report(0.3);
        cancellationToken.ThrowIfCancellationRequested();
        var patterns = MatchLearner.Tally(records, pairs);
        progress?.Report(0.6);
        cancellationToken.ThrowIfCancellationRequested();
        var model = MatchLearner.Learn(records, patterns);
        progress?.Report(0.7);
        cancellationToken.ThrowIfCancellationRequested();
        var odds = new float[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
            odds[i] = (float)model.Score(records[(int)(pairs[i] >> 32)], records[(int)(uint)pairs[i]]);
        progress?.Report(1);
        return new LinkedPairs(model, pairs, odds);
    }
}

/// <summary>The compared pairs.</summary>
/// <param name="Model">What was learned.</param>
/// <param name="Pairs">Two record numbers in one value: the smaller above.</param>
/// <param name="Odds">The log2 odds of each that it is one person.</param>
internal sealed record LinkedPairs(MatchModel Model, ulong[] Pairs, float[] Odds);
