using Platform.CspReporting.Quarters;

namespace CspReporting.Tests.Quarters;

public class CalendarQuarterTests
{
    [Fact]
    public void Q4_is_October_to_December_and_says_that_it_is_a_calendar_quarter()
    {
        CalendarQuarter.TryParse("2025Q4", out var quarter).ShouldBeTrue();

        quarter.FirstDay.ShouldBe(new DateOnly(2025, 10, 1));
        quarter.LastDay.ShouldBe(new DateOnly(2025, 12, 31));
        quarter.Label.ShouldBe("calendar quarter, October to December 2025");
        quarter.PreviousYear.ToString().ShouldBe("2024Q4");
        new CalendarQuarter(2025, 1).Previous.ToString().ShouldBe("2024Q4");
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2025")]
    [InlineData("2025Q5")]
    [InlineData("2025Q0")]
    [InlineData("Q42025")]
    [InlineData("2025-Q4")]
    [InlineData("1999Q4")]
    public void Anything_else_is_not_a_quarter(string? text) => CalendarQuarter.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(2025, 1, 1, "2025Q1")]
    [InlineData(2025, 3, 31, "2025Q1")]
    [InlineData(2025, 4, 1, "2025Q2")]
    [InlineData(2024, 2, 29, "2024Q1")]
    [InlineData(2025, 12, 31, "2025Q4")]
    public void A_day_lies_in_its_quarter(int year, int month, int day, string quarter)
        => CalendarQuarter.Of(new DateOnly(year, month, day)).ToString().ShouldBe(quarter);

    [Fact]
    public void A_search_at_half_past_eleven_in_UTC_on_the_last_day_of_May_is_in_June()
        => LondonTime.DateOf(new DateTime(2018, 5, 31, 23, 30, 0, DateTimeKind.Utc)).ShouldBe(new DateOnly(2018, 6, 1));
}
