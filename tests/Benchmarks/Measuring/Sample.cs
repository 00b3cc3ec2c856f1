using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>Times of one kind of work, in milliseconds.</summary>
internal sealed class Sample
{
    private readonly List<double> times = [];

    public int Count => times.Count;

    public double Median => At(0.5);

    public double P95 => At(0.95);

    public double Best => times.Min();

    public void Add(double milliseconds) => times.Add(milliseconds);

    public async Task TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private double At(double share)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1 is var at and >= 0 ? at : 0)];
    }

    /// <summary>
    /// Ours and the baseline by turns, each round beginning with the other: what else the machine does in the meantime falls
    /// on both alike.
    /// </summary>
    public static async Task<(Sample Ours, Sample Baseline)> AlternateAsync(int rounds, Func<int, Task> ours, Func<int, Task> baseline)
    {
        var (a, b) = (new Sample(), new Sample());
        for (var round = 0; round < rounds; round++)
        {
            var number = round;
            if (round % 2 == 0)
            {
                await a.TimeAsync(() => ours(number));
                await b.TimeAsync(() => baseline(number));
            }
            else
            {
                await b.TimeAsync(() => baseline(number));
                await a.TimeAsync(() => ours(number));
            }
        }

        return (a, b);
    }
}
