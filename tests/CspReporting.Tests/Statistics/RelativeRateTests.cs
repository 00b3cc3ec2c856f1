using FsCheck;
using FsCheck.Fluent;
using Platform.CspReporting.Statistics;

namespace CspReporting.Tests.Statistics;

/// <summary>Published figures to the digit they are given to, and what must hold of any.</summary>
public class RelativeRateTests
{
    private static readonly Gen<RelativeRate> Rates =
        from population in Gen.Choose(20, 3_000)
        from basePopulation in Gen.Choose(20, 9_000)
        from events in Gen.Choose(1, population / 2)
        from baseEvents in Gen.Choose(1, basePopulation / 2)
        select new RelativeRate(events, population, baseEvents, basePopulation);

    // Children remanded to youth detention, year ending March 2025 (Youth Justice Statistics 2024-25, Table 6.1), against 444 of 6,526 White children.
    [Theory]
    [InlineData(55, 536, 1.5082, 1.1560, 1.9678, 1.1183, 1.9992)]
    [InlineData(252, 1_933, 1.9162, 1.6558, 2.2174, 1.6351, 2.2415)]
    [InlineData(181, 1_466, 1.8147, 1.5413, 2.1366, 1.5181, 2.1619)]
    [InlineData(50, 351, 2.0938, 1.5952, 2.7481, 1.5306, 2.8091)]
    public void Remand_of_2025_has_the_published_rates_and_intervals(int events, int of, double ratio, double waldLower, double waldUpper, double exactLower, double exactUpper)
    {
        var rate = new RelativeRate(events, of, 444, 6_526);

        Four(rate.Ratio).ShouldBe(ratio);
        (Four(rate.Wald().Lower), Four(rate.Wald().Upper)).ShouldBe((waldLower, waldUpper));
        // The published exact limits were cut off and not rounded in one place: three digits are sure.
        rate.Exact().Lower.ShouldBe(exactLower, 0.0006);
        rate.Exact().Upper.ShouldBe(exactUpper, 0.0006);
        rate.Verdict.ShouldBe(Verdict.Higher);
    }

    [Fact]
    public void The_pooled_z_of_Asian_children_is_the_published_one() => Math.Round(new RelativeRate(55, 536, 444, 6_526).PooledZ, 3).ShouldBe(3.003);

    // Immediate custody of three years (Table 5.8), against 645 of 11,111 White children.
    [Theory]
    [InlineData(68, 846, 1.3846, 1.0893, 1.7601, nameof(Verdict.Higher))]
    [InlineData(202, 2_183, 1.5940, 1.3703, 1.8542, nameof(Verdict.Higher))]
    [InlineData(86, 1_256, 1.1795, 0.9491, 1.4658, nameof(Verdict.NoGapFound))]
    [InlineData(26, 304, 1.4733, 1.0124, 2.1439, nameof(Verdict.Watch))]
    public void Custody_of_three_years_has_the_published_rates_and_intervals(int events, int of, double ratio, double lower, double upper, string verdict)
    {
        var rate = new RelativeRate(events, of, 645, 11_111);

        Four(rate.Ratio).ShouldBe(ratio);
        (Four(rate.Wald().Lower), Four(rate.Wald().Upper)).ShouldBe((lower, upper));
        rate.Verdict.ToString().ShouldBe(verdict);
    }

    [Fact]
    public void With_fewer_than_thirty_events_the_exact_interval_wins_and_takes_the_significance_away()
    {
        var rate = new RelativeRate(26, 304, 645, 11_111);

        rate.Wald().Contains(1).ShouldBeFalse();
        rate.UsesExact.ShouldBeTrue();
        (Math.Round(rate.Shown().Lower, 3), Math.Round(rate.Shown().Upper, 3)).ShouldBe((0.955, 2.179));
        rate.IsSignificant.ShouldBeFalse();
    }

    [Fact]
    public void Four_of_thirty_are_too_few_to_say_whatever_the_number_is()
    {
        var rate = new RelativeRate(4, 30, 60, 900);

        rate.Ratio.ShouldBe(2, 1e-12);
        (Math.Round(rate.Wald().Lower, 3), Math.Round(rate.Wald().Upper, 3)).ShouldBe((0.778, 5.143));
        rate.Verdict.ShouldBe(Verdict.TooFewToSay);
    }

    // Searches of children aged 10 to 17, year ending March 2025, over Census 2021, against 53,593 among 4,161,949 White children.
    [Theory]
    [InlineData(5_125, 663_825, 0.5996, 7.720)]
    [InlineData(10_326, 333_587, 2.4039, 30.954)]
    [InlineData(4_418, 330_389, 1.0385, 13.372)]
    [InlineData(1_546, 145_406, 0.8257, 10.632)]
    public void Searches_of_children_have_the_published_rates(int searches, int children, double ratio, double perThousand)
    {
        var rate = new RelativeRate(searches, children, 53_593, 4_161_949);

        // The publication divided rates that had been rounded: the fourth digit may differ by one.
        rate.Ratio.ShouldBe(ratio, 0.00011);
        Math.Round(new EventRate(searches, children, 1_000).Value, 3).ShouldBe(perThousand);
    }

    [Fact]
    public void The_interval_of_searches_of_Black_children_is_the_published_one()
    {
        var interval = new RelativeRate(10_326, 333_587, 53_593, 4_161_949).Wald();

        (Four(interval.Lower), Four(interval.Upper)).ShouldBe((2.3545, 2.4543));
    }

    [Fact]
    public void Nobody_to_compare_with_gives_no_number()
    {
        new RelativeRate(10, 100, 0, 100).Verdict.ShouldBe(Verdict.NotComputable);
        new RelativeRate(10, 0, 10, 100).Verdict.ShouldBe(Verdict.NotComputable);
        double.IsNaN(new RelativeRate(10, 0, 10, 100).Ratio).ShouldBeTrue();
    }

    [Fact]
    public void No_event_at_all_has_an_upper_limit_and_is_too_few_to_say()
    {
        var rate = new RelativeRate(0, 500, 40, 800);

        rate.Ratio.ShouldBe(0);
        rate.Wald().Lower.ShouldBe(0);
        rate.Wald().Upper.ShouldBe(rate.Exact().Upper);
        rate.Verdict.ShouldBe(Verdict.TooFewToSay);
    }

    [Fact]
    public void What_must_hold_of_any_relative_rate_holds()
        => Prop.ForAll(Rates.ToArbitrary(), rate =>
        {
            var itself = new RelativeRate(rate.BaseEvents, rate.BasePopulation, rate.BaseEvents, rate.BasePopulation);
            var larger = rate with { Population = rate.Population * 3, BasePopulation = rate.BasePopulation * 3 };
            return itself.Ratio == 1
                && Math.Abs((rate.Ratio * rate.Reversed.Ratio) - 1) < 1e-9
                && rate.Wald().Contains(rate.Ratio) && rate.Exact().Contains(rate.Ratio)
                && Math.Abs(larger.Ratio - rate.Ratio) < 1e-9 * rate.Ratio
                && rate.Probability is >= 0 and <= 1
                && Math.Sign(Math.Round(rate.Excess, 9)) == Math.Sign(Math.Round(rate.Ratio - 1, 9));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_exact_interval_is_the_one_that_sums_of_probabilities_give()
        => Prop.ForAll(Rates.ToArbitrary(), rate =>
        {
            var (lower, upper) = ByHand.ExactRatio(rate.Events, rate.Population, rate.BaseEvents, rate.BasePopulation);
            return Math.Abs(rate.Exact().Lower - lower) < 1e-6 * lower && Math.Abs(rate.Exact().Upper - upper) < 1e-6 * upper;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void A_gap_outside_the_exact_interval_is_one_that_chance_makes_in_fewer_than_one_of_twenty()
        => Prop.ForAll(Rates.ToArbitrary(), rate => (rate.Probability < 0.05) == !rate.Exact().Contains(1)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Of_many_gaps_those_stand_that_the_procedure_of_1995_leaves()
    {
        // The example of Benjamini and Hochberg's paper: four of fifteen stand.
        double[] probabilities = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];

        ManyComparisons.Stand(probabilities).Count(stands => stands).ShouldBe(4);
        ManyComparisons.Stand([]).ShouldBeEmpty();
    }

    private static double Four(double value) => Math.Round(value, 4);
}
