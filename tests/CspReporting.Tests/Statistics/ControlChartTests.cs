using Platform.CspReporting.Statistics;

namespace CspReporting.Tests.Statistics;

public class ControlChartTests
{
    [Fact]
    public void Six_points_on_one_side_of_the_median_are_a_shift_and_a_point_on_it_does_not_break_the_run()
    {
        var chart = Values(5, 9, 5, 9, 5, 4, 7, 3, 4, 5, 4, 9, 9, 9);

        chart.Median.ShouldBe(5);
        Values(8, 8, 8, 8, 8, 8, 2, 2, 2, 2, 2, 2).Signals.Where(signal => signal.Kind == Signal.Shift)
            .ShouldBe([new FoundSignal(Signal.Shift, 0, 5), new FoundSignal(Signal.Shift, 6, 11)]);
        Values(9, 9, 9, 5, 9, 9, 9, 1, 1, 1, 1, 5, 1).Signals.ShouldContain(new FoundSignal(Signal.Shift, 0, 6));
    }

    [Fact]
    public void Five_points_in_a_row_each_higher_are_a_trend_and_four_are_not()
    {
        Values(5, 1, 2, 3, 4, 6, 2, 7, 3, 6).Signals.ShouldContain(new FoundSignal(Signal.Trend, 1, 5));
        Values(5, 2, 3, 4, 6, 2, 7, 3, 6, 4).Signals.ShouldNotContain(signal => signal.Kind == Signal.Trend);
        Values(9, 8, 8, 7, 6, 5, 9, 3, 8, 4).Signals.ShouldContain(new FoundSignal(Signal.Trend, 0, 5));
    }

    [Fact]
    public void With_fewer_than_eight_points_nothing_is_looked_for_and_with_fewer_than_twelve_no_limit_is_drawn()
    {
        var few = Values(1, 2, 3, 4, 5, 6, 7);
        few.IsTooShort.ShouldBeTrue();
        few.Signals.ShouldBeEmpty();

        Values(1, 2, 3, 4, 5, 6, 7, 8).Limits.ShouldBeNull();
        Values(1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 7, 6).Limits.ShouldNotBeNull();
        ControlChart.Of([], LimitKind.Value).Signals.ShouldBeEmpty();
    }

    [Fact]
    public void Limits_of_a_value_are_2_66_mean_moving_ranges_from_the_mean()
    {
        var chart = Values(10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12);

        chart.Mean.ShouldBe(11);
        chart.Limits!.ShouldAllBe(limits => Math.Abs(limits.Lower - (11 - 5.32)) < 1e-9 && Math.Abs(limits.Upper - (11 + 5.32)) < 1e-9);
        Values(10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 90).Signals.ShouldContain(new FoundSignal(Signal.BeyondLimits, 11, 11));
    }

    [Fact]
    public void Limits_of_shares_and_rates_follow_the_base_of_each_point()
    {
        var shares = ControlChart.Of([.. Enumerable.Range(0, 12).Select(point => new ChartPoint(0.5, point == 0 ? 100 : 25))], LimitKind.Share);
        (Math.Round(shares.Limits![0].Lower, 9), Math.Round(shares.Limits[1].Lower, 9)).ShouldBe((0.35, 0.2));

        var rates = ControlChart.Of([.. Enumerable.Range(0, 12).Select(point => new ChartPoint(point == 11 ? 3 : 1, 9))], LimitKind.Rate);
        rates.Mean!.Value.ShouldBe(14.0 / 12, 1e-9);
        rates.Signals.ShouldContain(new FoundSignal(Signal.BeyondLimits, 11, 11));

        ControlChart.Of([.. Enumerable.Range(0, 12).Select(point => new ChartPoint(1, point == 3 ? 0 : 9))], LimitKind.Rate).Limits.ShouldBeNull();
    }

    private static ControlChart Values(params double[] values) => ControlChart.Of([.. values.Select(value => new ChartPoint(value))], LimitKind.Value);
}
