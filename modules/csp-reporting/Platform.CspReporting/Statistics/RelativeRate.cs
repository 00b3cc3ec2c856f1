using MathNet.Numerics.Distributions;

namespace Platform.CspReporting.Statistics;

/// <summary>What a relative rate allows to be said.</summary>
internal enum Verdict
{
    /// <summary>The groups that are compared have nobody, or nobody to compare with: there is no number.</summary>
    NotComputable,

    /// <summary>Fewer than five events in one of the two groups: whatever the number is, it says nothing.</summary>
    TooFewToSay,

    /// <summary>No gap that is both large enough to matter and larger than chance makes.</summary>
    NoGapFound,

    /// <summary>Large enough to matter and not told from chance, or the other way about: to be looked at again.</summary>
    Watch,

    /// <summary>Less often than the group it is compared with, by more than chance and by more than a fifth.</summary>
    Lower,

    /// <summary>More often than the group it is compared with, by more than chance and by more than a quarter.</summary>
    Higher,
}

/// <summary>
/// How often something happens in one group, relative to how often it happens in another (relative rate index). It describes a gap;
/// it does not explain it.
/// </summary>
/// <remarks>
/// The interval by the standard error of the logarithm: D. G. Altman, D. Machin, T. N. Bryant and M. J. Gardner, Statistics with
/// confidence, 2000. The exact one conditions on the events of both groups together, which are binomial then (C. J. Clopper and
/// E. S. Pearson 1934). It is shown where either group has fewer than thirty events and where the two would not agree on whether
/// there is a gap. The bounds of four fifths and five quarters: the four-fifths rule of the Youth Justice Board's toolkit.
/// </remarks>
/// <param name="Events">Events in the group.</param>
/// <param name="Population">People in the group, or those who reached the stage before.</param>
/// <param name="BaseEvents">Events in the group that it is compared with.</param>
/// <param name="BasePopulation">People in that group.</param>
internal readonly record struct RelativeRate(int Events, int Population, int BaseEvents, int BasePopulation)
{
    /// <summary>Fewer events than these in either group say nothing.</summary>
    public const int FewestEvents = 5;

    /// <summary>Where either group has fewer events than these, the exact interval is shown.</summary>
    public const int FewestForWald = 30;

    /// <summary>Below this, a gap is large enough to matter.</summary>
    public const double FourFifths = 0.8;

    /// <summary>Above this, a gap is large enough to matter.</summary>
    public const double FiveQuarters = 1.25;

    /// <summary>There is a number: both groups have people, and something happened in the one it is compared with.</summary>
    public bool IsComputable => Population > 0 && BasePopulation > 0 && BaseEvents > 0;

    /// <summary>The relative rate; not a number where <see cref="IsComputable"/> says so.</summary>
    public double Ratio => IsComputable ? (double)Events / Population / ((double)BaseEvents / BasePopulation) : double.NaN;

    /// <summary>The interval by the standard error of the logarithm. Events may be more than people where one person may have several; then they count as rates do.</summary>
    public Interval Wald()
    {
        if (!IsComputable)
            return new Interval(double.NaN, double.NaN);
        if (Events == 0)
            return new Interval(0, Exact().Upper);

        var isPart = Events <= Population && BaseEvents <= BasePopulation;
        var error = Math.Sqrt((1.0 / Events) + (1.0 / BaseEvents) - (isPart ? (1.0 / Population) + (1.0 / BasePopulation) : 0));
        var logarithm = Math.Log(Ratio);
        return new Interval(Math.Exp(logarithm - (Interval.Z * error)), Math.Exp(logarithm + (Interval.Z * error)));
    }

    /// <summary>The exact interval, given how many events both groups have together.</summary>
    public Interval Exact()
    {
        if (!IsComputable)
            return new Interval(double.NaN, double.NaN);

        var scale = (double)BasePopulation / Population;
        var lower = Events == 0 ? 0 : Beta.InvCDF(Events, BaseEvents + 1, Interval.Tail);
        var upper = Beta.InvCDF(Events + 1, BaseEvents, 1 - Interval.Tail);
        return new Interval(lower / (1 - lower) * scale, upper / (1 - upper) * scale);
    }

    /// <summary>Whether the exact interval is the one to show.</summary>
    public bool UsesExact => IsComputable
        && (Math.Min(Events, BaseEvents) < FewestForWald || Wald().Contains(1) != Exact().Contains(1));

    /// <summary>The interval to show.</summary>
    public Interval Shown() => UsesExact ? Exact() : Wald();

    /// <summary>The gap is larger than chance makes in one of twenty comparisons.</summary>
    public bool IsSignificant => IsComputable && !Shown().Contains(1);

    /// <summary>How many standard errors the two shares lie apart, with the share of both together.</summary>
    public double PooledZ
    {
        get
        {
            var (share, baseShare) = ((double)Events / Population, (double)BaseEvents / BasePopulation);
            var both = (double)(Events + BaseEvents) / ((double)Population + BasePopulation);
            return (share - baseShare) / Math.Sqrt(both * (1 - both) * ((1.0 / Population) + (1.0 / BasePopulation)));
        }
    }

    /// <summary>How often chance alone makes a gap as large, both ways; 1 where there is no number.</summary>
    public double Probability
    {
        get
        {
            if (!IsComputable)
                return 1;

            // Given the events of both, those of the group are binomial with its share of the people.
            var (together, share) = (Events + BaseEvents, (double)Population / ((double)Population + BasePopulation));
            var below = Binomial.CDF(share, together, Events);
            var above = Events == 0 ? 1 : 1 - Binomial.CDF(share, together, Events - 1);
            return Math.Min(1, 2 * Math.Min(below, above));
        }
    }

    /// <summary>What may be said.</summary>
    public Verdict Verdict
    {
        get
        {
            if (Population == 0 || BasePopulation == 0 || BaseEvents == 0)
                return Verdict.NotComputable;
            if (Events < FewestEvents || BaseEvents < FewestEvents)
                return Verdict.TooFewToSay;

            var matters = Ratio is < FourFifths or > FiveQuarters;
            return (matters, IsSignificant) switch
            {
                (true, true) => Ratio < 1 ? Verdict.Lower : Verdict.Higher,
                (false, false) => Verdict.NoGapFound,
                _ => Verdict.Watch,
            };
        }
    }

    /// <summary>How many events more than there would be at the other group's rate; negative for fewer.</summary>
    public double Excess => IsComputable ? Events - ((double)BaseEvents / BasePopulation * Population) : double.NaN;

    /// <summary>The same comparison the other way about.</summary>
    public RelativeRate Reversed => new(BaseEvents, BasePopulation, Events, Population);
}
