namespace Platform.CspReporting.Statistics;

/// <summary>A 95 % confidence interval.</summary>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit; positive infinity where there is none.</param>
internal readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>
    /// How many standard errors lie on each side. The published figures that this is checked against were made with 1.96 and not with
    /// 1.959964, which moves the fourth decimal.
    /// </summary>
    public const double Z = 1.96;

    /// <summary>What lies below the lower limit, and as much above the upper one, in exact intervals.</summary>
    public const double Tail = 0.025;

    /// <summary>Whether a value lies between the limits or on one.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>Both limits times a number.</summary>
    public Interval Times(double factor) => new(Lower * factor, Upper * factor);
}
