using MathNet.Numerics.Distributions;

namespace Platform.CspReporting.Statistics;

/// <summary>A part of a whole: so many of so many.</summary>
/// <param name="Count">How many of them.</param>
/// <param name="Of">How many there are.</param>
internal readonly record struct Proportion(int Count, int Of)
{
    /// <summary>Between 0 and 1.</summary>
    public double Value => (double)Count / Of;

    /// <summary>
    /// The interval of E. B. Wilson (Probable inference, the law of succession, and statistical inference, JASA 1927), as public health
    /// publishes it for percentages. It stays between 0 and 1 and holds for small numbers.
    /// </summary>
    public Interval Wilson()
    {
        const double z2 = Interval.Z * Interval.Z;
        var (share, of) = (Value, (double)Of);
        var centre = (share + (z2 / (2 * of))) / (1 + (z2 / of));
        var half = Interval.Z * Math.Sqrt((share * (1 - share) / of) + (z2 / (4 * of * of))) / (1 + (z2 / of));
        // At the ends the limit is the end itself, which floating point misses by a hair.
        return new Interval(Count == 0 ? 0 : centre - half, Count == Of ? 1 : centre + half);
    }

    /// <summary>
    /// The exact interval of C. J. Clopper and E. S. Pearson (The use of confidence or fiducial limits illustrated in the case of the
    /// binomial, Biometrika 1934), by quantiles of the beta distribution.
    /// </summary>
    public Interval Exact() => new(
        Count == 0 ? 0 : Beta.InvCDF(Count, Of - Count + 1, Interval.Tail),
        Count == Of ? 1 : Beta.InvCDF(Count + 1, Of - Count, 1 - Interval.Tail));
}
