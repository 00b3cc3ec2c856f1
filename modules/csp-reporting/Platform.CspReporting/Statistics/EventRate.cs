using MathNet.Numerics.Distributions;

namespace Platform.CspReporting.Statistics;

/// <summary>Events in a population: their number may be larger than the people's, so it is a rate and not a proportion.</summary>
/// <param name="Events">How many.</param>
/// <param name="Population">In how many people.</param>
/// <param name="Per">The rate is for so many people, for example 100,000.</param>
internal readonly record struct EventRate(int Events, int Population, int Per)
{
    /// <summary>Events for <see cref="Per"/> people.</summary>
    public double Value => (double)Events * Per / Population;

    /// <summary>
    /// Byar's approximation to the exact interval of a count (N. E. Breslow and N. E. Day, Statistical methods in cancer research II, 1987),
    /// as the Office for National Statistics and public health publish it for rates.
    /// </summary>
    public Interval Byar()
    {
        var lower = Events == 0 ? 0 : Events * Math.Pow(1 - (1 / (9.0 * Events)) - (Interval.Z / (3 * Math.Sqrt(Events))), 3);
        var more = Events + 1.0;
        var upper = more * Math.Pow(1 - (1 / (9 * more)) + (Interval.Z / (3 * Math.Sqrt(more))), 3);
        return new Interval(Math.Max(0, lower), upper).Times((double)Per / Population);
    }

    /// <summary>
    /// The exact interval of a count that is Poisson (F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 1936), by
    /// quantiles of the gamma distribution.
    /// </summary>
    public Interval Exact() => new Interval(
        Events == 0 ? 0 : Gamma.InvCDF(Events, 1, Interval.Tail),
        Gamma.InvCDF(Events + 1, 1, 1 - Interval.Tail)).Times((double)Per / Population);
}
