namespace Platform.CspReporting.Statistics;

/// <summary>
/// How a count by the day changed from one stretch of days to a later one. Given how many there are in both, those of the later one are
/// binomial, so the interval is exact (C. J. Clopper and E. S. Pearson 1934) and holds for small counts. It takes rows as independent of
/// each other, which recorded crime is not wholly: one evening may make several.
/// </summary>
/// <param name="Later">Rows in the later stretch.</param>
/// <param name="LaterDays">Its days.</param>
/// <param name="Earlier">Rows in the earlier stretch.</param>
/// <param name="EarlierDays">Its days.</param>
internal readonly record struct CountChange(int Later, int LaterDays, int Earlier, int EarlierDays)
{
    /// <summary>With fewer rows than these in both together, whatever the number is, it says nothing.</summary>
    public const int FewestTogether = 10;

    /// <summary>There are rows enough, and some to compare with.</summary>
    public bool IsComputable => Later + Earlier >= FewestTogether && Earlier > 0;

    /// <summary>Rows by the day in the later stretch, relative to the earlier one; 1 is no change.</summary>
    public double Ratio => Rates.Ratio;

    /// <summary>How often chance alone makes a change as large, both ways.</summary>
    public double Probability => Rates.Probability;

    private RelativeRate Rates => new(Later, LaterDays, Earlier, EarlierDays);

    /// <summary>The exact interval of the ratio.</summary>
    public Interval Exact() => Rates.Exact();
}
