namespace Platform.CaseManagement.Matching.Engine;

/// <summary>
/// The fields, what each of their levels counts, and how probable it is that two records taken at random are one person. The sum
/// of the weights and of that prior is the log2 odds that the pair is one person: the decision rule of Fellegi and Sunter (1969).
/// </summary>
/// <param name="Comparer">Compares records.</param>
/// <param name="Weights">For each field.</param>
/// <param name="Prior">The share of all pairs that are one person.</param>
internal sealed record MatchModel(RecordComparer Comparer, IReadOnlyList<FieldWeights> Weights, double Prior)
{
    /// <summary>The log2 odds from which on a pair is taken for one person: more probable than not. The same for every file.</summary>
    public const double DefaultThreshold = 0;

    /// <summary>The log2 odds before anything is compared.</summary>
    public double PriorOdds => Math.Log2(Prior / (1 - Prior));

    /// <summary>The log2 odds that two records are one person.</summary>
    public double Score(ReadOnlySpan<FieldValue?> one, ReadOnlySpan<FieldValue?> other, ReadOnlySpan<sbyte> levels)
    {
        Span<double> weights = stackalloc double[levels.Length];
        Weigh(one, other, levels, weights);
        var sum = PriorOdds;
        foreach (var weight in weights)
            sum += weight;
        return sum;
    }

    /// <summary>The log2 odds that two prepared records are one person.</summary>
    public double Score(ReadOnlySpan<FieldValue?> one, ReadOnlySpan<FieldValue?> other)
    {
        Span<sbyte> levels = stackalloc sbyte[Weights.Count];
        Comparer.Compare(one, other, levels);
        return Score(one, other, levels);
    }

    /// <summary>The probability of which these are the log2 odds.</summary>
    public static double Probability(double odds) => 1 / (1 + Math.Exp(-odds * Math.Log(2)));

    /// <summary>What each field says of a pair, the heaviest first.</summary>
    public IReadOnlyList<FieldEvidence> Explain(ReadOnlySpan<FieldValue?> one, ReadOnlySpan<FieldValue?> other)
    {
        Span<sbyte> levels = stackalloc sbyte[Weights.Count];
        Comparer.Compare(one, other, levels);
        Span<double> weights = stackalloc double[Weights.Count];
        Weigh(one, other, levels, weights);
        var evidence = new List<FieldEvidence>();
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] < 0)
                continue;
            var level = Comparer.Comparison(i).Levels[levels[i]];
            var weight = weights[i];
            var rarity = weight == 0 ? 0 : levels[i] == Comparer.Comparison(i).Same && Weights[i].Frequencies is not null ? weight - Weights[i].Of(levels[i]) : 0;
            evidence.Add(new FieldEvidence(Comparer.Fields[i], level, one[i], other[i], weight, rarity));
        }

        return [.. evidence.OrderByDescending(e => Math.Abs(e.Weight))];
    }

    /// <summary>The same weights where another share of all comparisons is one person.</summary>
    public MatchModel WithPrior(double prior) => this with { Prior = prior };

    // A pair that is the same has one value; either serves.
    private void Weigh(ReadOnlySpan<FieldValue?> one, ReadOnlySpan<FieldValue?> other, ReadOnlySpan<sbyte> levels, Span<double> weights)
    {
        for (var i = 0; i < levels.Length; i++)
            weights[i] = Weights[i].Of(levels[i], one[i] ?? other[i]);
        if (!Comparer.MayBeSiblings(levels))
            return;
        var heaviest = -1;
        for (var i = 0; i < levels.Length; i++)
            if (Comparer.IsShared(i) && weights[i] > 0 && (heaviest < 0 || weights[i] > weights[heaviest]))
                heaviest = i;
        for (var i = 0; i < levels.Length; i++)
            if (Comparer.IsShared(i) && weights[i] > 0 && i != heaviest)
                weights[i] = 0;
    }
}

/// <summary>What one field says of a pair.</summary>
/// <param name="Field">The field.</param>
/// <param name="Level">How the values compare.</param>
/// <param name="One">The value of the one record.</param>
/// <param name="Other">The value of the other.</param>
/// <param name="Weight">By how many doublings it raises the odds, or lowers them when negative.</param>
/// <param name="Rarity">The part of it that comes from how rare the value is.</param>
internal sealed record FieldEvidence(MatchField Field, ComparisonLevel Level, FieldValue? One, FieldValue? Other, double Weight, double Rarity)
{
    /// <summary>The field in one sentence, without its weight.</summary>
    public string Sentence => string.Format(System.Globalization.CultureInfo.InvariantCulture, Level.Sentence, Field.Name, One?.Text, Other?.Text)
        + Rarity switch { > 2 => " Few people have it.", < -2 => " Many people have it.", _ => "" };
}
