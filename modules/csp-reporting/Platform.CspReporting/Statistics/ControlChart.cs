namespace Platform.CspReporting.Statistics;

/// <summary>One point of a series in time.</summary>
/// <param name="Value">What is drawn: a count, a rate or a percentage.</param>
/// <param name="Base">How many the value rests on; null for a value that stands for itself.</param>
internal readonly record struct ChartPoint(double Value, double? Base = null);

/// <summary>What kind of limits a series has.</summary>
internal enum LimitKind
{
    /// <summary>A value that stands for itself: from the differences between neighbours (XmR chart).</summary>
    Value,

    /// <summary>A share of 0 to 1 of the base (p chart).</summary>
    Share,

    /// <summary>Events for each one of the base (u chart).</summary>
    Rate,
}

/// <summary>What stands out of a series, by a rule and not by the eye.</summary>
internal enum Signal
{
    /// <summary>A point outside the limits of three standard deviations.</summary>
    BeyondLimits,

    /// <summary>Six or more points in a row on one side of the median; points on it count for neither side.</summary>
    Shift,

    /// <summary>Five or more points in a row, each higher than the one before, or each lower; equal neighbours count once.</summary>
    Trend,
}

/// <summary>A signal and the points that make it.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="First">The first point, from 0.</param>
/// <param name="Last">The last point.</param>
internal readonly record struct FoundSignal(Signal Kind, int First, int Last);

/// <summary>
/// A run chart with control limits. Rules of shift and trend: R. J. Perla, L. P. Provost and S. K. Murray, The run chart, BMJ Quality and
/// Safety 2011. Limits: M. A. Mohammed, P. Worthington and W. H. Woodall, Plotting basic control charts, Quality and Safety in Health
/// Care 2008; three standard deviations, and 2.66 times the mean moving range.
/// </summary>
internal sealed class ControlChart
{
    /// <summary>With fewer points than these there are no limits: they would be drawn from too little.</summary>
    public const int FewestForLimits = 12;

    /// <summary>With fewer points than these no shift or trend is looked for.</summary>
    public const int FewestForRuns = 8;

    private const int ShiftLength = 6, TrendLength = 5;

    private ControlChart(IReadOnlyList<ChartPoint> points, double median, double? mean, IReadOnlyList<Interval>? limits, IReadOnlyList<FoundSignal> signals)
        => (Points, Median, Mean, Limits, Signals) = (points, median, mean, limits, signals);

    /// <summary>The series.</summary>
    public IReadOnlyList<ChartPoint> Points { get; }

    /// <summary>The middle line of shifts.</summary>
    public double Median { get; }

    /// <summary>The middle line of the limits; null without limits.</summary>
    public double? Mean { get; }

    /// <summary>The limits of each point; null where there are too few points.</summary>
    public IReadOnlyList<Interval>? Limits { get; }

    /// <summary>What stands out, in the order of time.</summary>
    public IReadOnlyList<FoundSignal> Signals { get; }

    /// <summary>There are too few points for any rule.</summary>
    public bool IsTooShort => Points.Count < FewestForRuns;

    /// <summary>Reads a series.</summary>
    public static ControlChart Of(IReadOnlyList<ChartPoint> points, LimitKind kind)
    {
        if (points.Count == 0)
            return new ControlChart(points, double.NaN, null, null, []);

        var median = MedianOf(points);
        var (mean, limits) = points.Count < FewestForLimits ? (null, null) : LimitsOf(points, kind);
        List<FoundSignal> signals = [];
        if (limits is not null)
            signals.AddRange(Enumerable.Range(0, points.Count).Where(point => !limits[point].Contains(points[point].Value)).Select(point => new FoundSignal(Signal.BeyondLimits, point, point)));
        if (points.Count >= FewestForRuns)
            signals.AddRange(Shifts(points, median).Concat(Trends(points)));
        return new ControlChart(points, median, mean, limits, [.. signals.OrderBy(signal => signal.First).ThenBy(signal => signal.Kind)]);
    }

    private static double MedianOf(IReadOnlyList<ChartPoint> points)
    {
        var ordered = points.Select(point => point.Value).Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }

    private static (double? Mean, IReadOnlyList<Interval>? Limits) LimitsOf(IReadOnlyList<ChartPoint> points, LimitKind kind)
    {
        if (kind == LimitKind.Value)
        {
            var average = points.Average(point => point.Value);
            var moving = points.Skip(1).Zip(points, (later, earlier) => Math.Abs(later.Value - earlier.Value)).Average();
            return (average, [.. points.Select(_ => new Interval(average - (2.66 * moving), average + (2.66 * moving)))]);
        }

        // A point that rests on nothing has no limits of its own, and none of the others can be trusted either.
        if (points.Any(point => point.Base is not > 0))
            return (null, null);

        var centre = points.Sum(point => point.Value * point.Base!.Value) / points.Sum(point => point.Base!.Value);
        var variance = kind == LimitKind.Share ? centre * (1 - centre) : centre;
        return (centre, [.. points.Select(point =>
        {
            var three = 3 * Math.Sqrt(variance / point.Base!.Value);
            return new Interval(Math.Max(0, centre - three), kind == LimitKind.Share ? Math.Min(1, centre + three) : centre + three);
        })]);
    }

    private static IEnumerable<FoundSignal> Shifts(IReadOnlyList<ChartPoint> points, double median)
    {
        var (side, first, last, length) = (0, 0, 0, 0);
        for (var point = 0; point <= points.Count; point++)
        {
            var now = point < points.Count ? Math.Sign(points[point].Value - median) : 2;
            if (now == 0)
                continue;
            if (now != side)
            {
                if (length >= ShiftLength)
                    yield return new FoundSignal(Signal.Shift, first, last);
                (side, first, length) = (now, point, 0);
            }

            (last, length) = (point, length + 1);
        }
    }

    private static IEnumerable<FoundSignal> Trends(IReadOnlyList<ChartPoint> points)
    {
        var (direction, first, last, length) = (0, 0, 0, 1);
        for (var point = 1; point <= points.Count; point++)
        {
            var now = point < points.Count ? Math.Sign(points[point].Value - points[point - 1].Value) : 2;
            if (now == 0)
                continue;
            if (now != direction)
            {
                if (length >= TrendLength)
                    yield return new FoundSignal(Signal.Trend, first, last);
                (direction, first, length) = (now, point - 1, 1);
            }

            (last, length) = (point, length + 1);
        }
    }
}
