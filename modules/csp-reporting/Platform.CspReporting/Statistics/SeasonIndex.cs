namespace Platform.CspReporting.Statistics;

/// <summary>
/// How many rows a day one month has, where 100 is the average day of all months together. The month's share of all rows is a proportion,
/// and so is its share of all days; the interval is the exact one of the first over the second.
/// </summary>
/// <param name="Rows">Rows in the month.</param>
/// <param name="Days">Its days.</param>
/// <param name="AllRows">Rows in all months.</param>
/// <param name="AllDays">Their days.</param>
internal readonly record struct SeasonIndex(int Rows, int Days, int AllRows, int AllDays)
{
    /// <summary>100 is the average day.</summary>
    public double Value => new Proportion(Rows, AllRows).Value * Scale;

    private double Scale => 100.0 * AllDays / Days;

    /// <summary>The exact interval.</summary>
    public Interval Exact() => new Proportion(Rows, AllRows).Exact().Times(Scale);
}
