using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Platform.Kernel.ReferenceData;

namespace Kernel.Tests;

public class WorkingDaysTests
{
    private static readonly WorkingDays Days = new ReferenceData().WorkingDays;

    private static DateOnly On(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // As GOV.UK listed them for England and Wales.
    [Theory]
    [InlineData(2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27")]
    [InlineData(2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26")]
    [InlineData(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    public void The_bank_holidays_of_a_year_are_those_that_were_published(int year, string expected)
        => Days.BankHolidays(year).Order().Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture)).ShouldBe(expected.Split(' '));

    // Easter Mondays on either end of the range and around the corrections of the tables.
    [Theory]
    [InlineData("1981-04-20")]
    [InlineData("2000-04-24")]
    [InlineData("2008-03-24")]
    [InlineData("2019-04-22")]
    [InlineData("2024-04-01")]
    [InlineData("2038-04-26")]
    [InlineData("2049-04-19")]
    [InlineData("2285-03-23")]
    public void Easter_Monday_is_where_the_calendar_has_it(string easterMonday)
        => Days.BankHolidays(On(easterMonday).Year).ShouldContain(On(easterMonday));

    [Fact]
    public void Ten_working_days_from_the_Wednesday_before_Easter_leave_out_both_holidays_and_the_weekends()
        => Days.Add(On("2026-04-01"), 10).ShouldBe(On("2026-04-17"));

    [Theory]
    [InlineData("2026-06-12", "2026-06-18", 4)]
    [InlineData("2026-06-12", "2026-06-12", 0)]
    [InlineData("2026-06-15", "2026-06-12", -1)]
    [InlineData("2026-06-13", "2026-06-12", -1)]
    [InlineData("2026-06-14", "2026-06-13", -1)]
    public void Days_left_count_down_to_nought_and_a_date_that_has_passed_is_overdue_at_once(string today, string due, int left)
        => Days.Left(On(today), On(due)).ShouldBe(left);

    [Fact]
    public void Adding_working_days_and_counting_them_agree_both_ways()
        => Check.QuickThrowOnFailure(Prop.ForAll(AnyDay(), AnyCount(), (day, count) => Days.Between(day, Days.Add(day, count)) == count));

    [Fact]
    public void What_is_reached_is_a_working_day()
        => Check.QuickThrowOnFailure(Prop.ForAll(AnyDay(), AnyCount(), (day, count) => count == 0 || Days.IsWorkingDay(Days.Add(day, count))));

    [Fact]
    public void Two_steps_are_as_long_as_one()
        => Check.QuickThrowOnFailure(Prop.ForAll(AnyDay(), AnyCount(), (day, count) => Days.Add(Days.Add(day, count), Math.Sign(count) * 7) == Days.Add(day, count + (Math.Sign(count) * 7))));

    [Fact]
    public void Every_year_has_at_least_eight_holidays_and_none_at_a_weekend()
    {
        for (var year = 1978; year <= 2200; year++)
        {
            var holidays = Days.BankHolidays(year);
            holidays.Count.ShouldBeGreaterThanOrEqualTo(8, $"{year}");
            holidays.ShouldAllBe(d => d.DayOfWeek != DayOfWeek.Saturday && d.DayOfWeek != DayOfWeek.Sunday, $"{year}");
        }
    }

    private static Arbitrary<DateOnly> AnyDay() => Gen.Choose(0, 40_000).Select(n => new DateOnly(1990, 1, 1).AddDays(n)).ToArbitrary();

    private static Arbitrary<int> AnyCount() => Gen.Choose(-300, 300).ToArbitrary();
}
