using FsCheck;
using FsCheck.Fluent;
using Platform.CspReporting.Statistics;
using Interval = Platform.CspReporting.Statistics.Interval;

namespace CspReporting.Tests.Statistics;

public class IntervalTests
{
    [Fact]
    public void Thirty_six_of_forty_in_suitable_accommodation_is_90_per_cent_of_77_to_96()
    {
        var share = new Proportion(36, 40);

        (Math.Round(share.Value * 100, 1), Math.Round(share.Wilson().Lower * 100, 1), Math.Round(share.Wilson().Upper * 100, 1)).ShouldBe((90.0, 76.9, 96.0));
    }

    [Fact]
    public void Remand_decisions_of_2025_have_the_published_interval()
    {
        var share = new Proportion(988, 11_092);

        Math.Round(share.Value * 100, 3).ShouldBe(8.907);
        (Math.Round(share.Wilson().Lower * 100, 3), Math.Round(share.Wilson().Upper * 100, 3)).ShouldBe((8.391, 9.452));
    }

    [Theory]
    [InlineData(37, 21_480, 100_000, 172.25, 121.3, 237.4, 2, 1)]
    [InlineData(12, 24_000, 1_000, 0.50, 0.258, 0.873, 2, 3)]
    public void First_time_entrants_and_custody_have_the_rates_and_limits_of_Byar(int events, int population, int per, double rate, double lower, double upper, int digits, int limitDigits)
    {
        var measured = new EventRate(events, population, per);

        Math.Round(measured.Value, digits).ShouldBe(rate);
        (Math.Round(measured.Byar().Lower, limitDigits), Math.Round(measured.Byar().Upper, limitDigits)).ShouldBe((lower, upper));
    }

    [Fact]
    public void Nine_offences_among_18400_children_are_4_89_for_ten_thousand() => Math.Round(new EventRate(9, 18_400, 10_000).Value, 2).ShouldBe(4.89);

    [Fact]
    public void Intervals_of_proportions_are_those_that_another_way_gives()
        => Prop.ForAll((from of in Gen.Choose(1, 400) from count in Gen.Choose(0, of) select new Proportion(count, of)).ToArbitrary(), share =>
        {
            var (exact, wilson) = (ByHand.ExactProportion(share.Count, share.Of), ByHand.Wilson(share.Count, share.Of));
            return Near(share.Exact(), exact) && Near(share.Wilson(), wilson) && share.Wilson().Contains(share.Value) && share.Exact().Contains(share.Value);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(80));

    [Fact]
    public void Intervals_of_counts_are_those_that_another_way_gives_and_Byar_is_close()
        => Prop.ForAll(Gen.Choose(0, 250).ToArbitrary(), events =>
        {
            var rate = new EventRate(events, 1, 1);
            var exact = ByHand.ExactCount(events);
            var byar = rate.Byar();
            return Near(rate.Exact(), exact) && byar.Contains(events) && (events == 0 || byar.Lower < events && events < byar.Upper)
                && (events < 5 || (Math.Abs(byar.Lower - exact.Lower) < 0.02 * exact.Lower && Math.Abs(byar.Upper - exact.Upper) < 0.02 * exact.Upper));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(80));

    private static bool Near(Interval interval, (double Lower, double Upper) other)
        => Math.Abs(interval.Lower - other.Lower) < 1e-6 * Math.Max(1, other.Lower) && Math.Abs(interval.Upper - other.Upper) < 1e-6 * Math.Max(1, other.Upper);
}
