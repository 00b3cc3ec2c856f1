using FsCheck;
using FsCheck.Fluent;
using Platform.CspReporting.Statistics;

namespace CspReporting.Tests.Statistics;

public class CountChangeTests
{
    [Fact]
    public void Changes_have_the_exact_interval_that_another_way_gives()
        => Prop.ForAll((from later in Gen.Choose(0, 200) from earlier in Gen.Choose(1, 200) where later + earlier >= CountChange.FewestTogether select new CountChange(later, 184, earlier, 181)).ToArbitrary(), change =>
        {
            var (lower, upper) = ByHand.ExactRatio(change.Later, 184, change.Earlier, 181);
            var interval = change.Exact();
            return change.IsComputable && Math.Abs(interval.Lower - lower) < 1e-6 * (1 + lower) && Math.Abs(interval.Upper - upper) < 1e-6 * (1 + upper) && interval.Contains(change.Ratio)
                && (change.Probability < 0.05) == !interval.Contains(1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(80));

    [Theory]
    // Rows by day: 60 of 184 days against 40 of 181. Given 100 together, binomial with 184 of 365.
    [InlineData(60, 40, 1.4755, true)]
    [InlineData(4, 5, 0.787, false)]
    [InlineData(20, 0, double.NaN, false)]
    public void A_change_is_told_when_there_are_rows_enough(int later, int earlier, double ratio, bool isComputable)
    {
        var change = new CountChange(later, 184, earlier, 181);

        change.IsComputable.ShouldBe(isComputable);
        if (isComputable)
            Math.Round(change.Ratio, 4).ShouldBe(ratio);
    }

    [Fact]
    public void A_month_with_a_twelfth_of_the_rows_and_fewer_days_lies_above_100()
    {
        var february = new SeasonIndex(100, 28, 1_200, 365);
        var (lower, upper) = ByHand.ExactProportion(100, 1_200);

        Math.Round(february.Value, 2).ShouldBe(108.63);
        february.Exact().Lower.ShouldBe(lower * 36_500 / 28, 1e-4);
        february.Exact().Upper.ShouldBe(upper * 36_500 / 28, 1e-4);
    }
}
