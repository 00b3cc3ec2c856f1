namespace CspReporting.Tests.Statistics;

/// <summary>The same intervals by another way: sums of single probabilities and halving, with no quantile function of any library.</summary>
internal static class ByHand
{
    private const double Tail = 0.025;

    public static double BinomialAtMost(int count, int of, double share)
    {
        if (share <= 0)
            return 1;
        if (share >= 1)
            return count >= of ? 1 : 0;

        double sum = 0, logChoose = 0;
        for (var each = 0; each <= count; each++)
        {
            if (each > 0)
                logChoose += Math.Log(of - each + 1) - Math.Log(each);
            sum += Math.Exp(logChoose + (each * Math.Log(share)) + ((of - each) * Math.Log(1 - share)));
        }

        return sum;
    }

    public static (double Lower, double Upper) ExactProportion(int count, int of)
        => (count == 0 ? 0 : Halve(share => 1 - BinomialAtMost(count - 1, of, share) - Tail, 0, 1),
            count == of ? 1 : Halve(share => Tail - BinomialAtMost(count, of, share), 0, 1));

    public static (double Lower, double Upper) Wilson(int count, int of)
    {
        // Shares from which the observed one lies 1.96 standard errors away.
        var observed = (double)count / of;
        double Away(double share) => Math.Abs(observed - share) - (1.96 * Math.Sqrt(share * (1 - share) / of));
        return (count == 0 ? 0 : Halve(share => -Away(share), 1e-12, observed), count == of ? 1 : Halve(Away, observed, 1 - 1e-12));
    }

    public static (double Lower, double Upper) ExactCount(int count)
    {
        static double AtMost(int count, double mean)
        {
            double sum = 0, logFactorial = 0;
            for (var each = 0; each <= count; each++)
            {
                logFactorial += each == 0 ? 0 : Math.Log(each);
                sum += Math.Exp((each * Math.Log(mean)) - mean - logFactorial);
            }

            return sum;
        }

        return (count == 0 ? 0 : Halve(mean => 1 - AtMost(count - 1, mean) - Tail, 1e-9, count + 1), Halve(mean => Tail - AtMost(count, mean), 1e-9, (2 * count) + 20));
    }

    public static (double Lower, double Upper) ExactRatio(int events, int population, int baseEvents, int basePopulation)
    {
        var (lower, upper) = ExactProportion(events, events + baseEvents);
        return (lower / (1 - lower) * basePopulation / population, upper / (1 - upper) * basePopulation / population);
    }

    // Where a rising function passes nought.
    private static double Halve(Func<double, double> rising, double low, double high)
    {
        for (var step = 0; step < 200; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = rising(middle) < 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
