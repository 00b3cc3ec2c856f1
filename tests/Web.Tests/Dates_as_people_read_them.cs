namespace Platform.Web.Tests;

public sealed class Dates_as_people_read_them
{
    [Theory]
    [InlineData("2026-06-12T16:30:00Z", "12 June 2026 at 5:30pm")]
    [InlineData("2026-01-12T16:30:00Z", "12 January 2026 at 4:30pm")]
    [InlineData("2026-06-30T23:05:00Z", "1 July 2026 at 12:05am")]
    [InlineData("2026-03-29T00:59:00Z", "29 March 2026 at 12:59am")]
    [InlineData("2026-03-29T01:00:00Z", "29 March 2026 at 2am")]
    public void An_instant_shows_by_the_clock_of_London(string utc, string shown) =>
        DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal).ToDisplay().ShouldBe(shown);

    [Theory]
    [InlineData(3, "due in 3 working days (Thursday 18 June 2026)")]
    [InlineData(1, "due in 1 working day (Thursday 18 June 2026)")]
    [InlineData(0, "due today (Thursday 18 June 2026)")]
    [InlineData(-2, "2 working days overdue (Thursday 18 June 2026)")]
    public void A_time_limit_says_how_long_and_when(int workingDays, string shown) =>
        new DateOnly(2026, 6, 18).ToDueText(workingDays).ShouldBe(shown);

    [Fact]
    public void A_date_that_is_not_known_says_so() => ((DateOnly?)null).ToDisplay().ShouldBe("Not known");
}
