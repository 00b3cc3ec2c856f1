using Platform.Kernel.ReferenceData;
using Platform.VictimServices.Contacts;

namespace VictimServices.Tests.Contacts;

public sealed class FirstContactLimitTests
{
    private static readonly FirstContactLimit TenDays = new(10, new ReferenceData().WorkingDays);

    [Theory]
    [InlineData("2025-03-03", "2025-03-17")] // no holiday
    [InlineData("2025-04-16", "2025-05-02")] // Good Friday and Easter Monday
    [InlineData("2025-12-19", "2026-01-07")] // Christmas, Boxing Day, New Year's Day
    [InlineData("2021-12-20", "2022-01-06")] // Christmas and Boxing Day at a weekend: Monday and Tuesday stand in
    [InlineData("2025-05-03", "2025-05-19")] // told on a Saturday before the early May holiday
    public void First_contact_is_due_ten_working_days_after_we_were_told(string told, string due)
        => TenDays.DueOn(Day(told)).ShouldBe(Day(due));

    [Fact]
    public void The_due_date_is_the_last_day_within_the_limit()
    {
        var due = TenDays.DueOn(Day("2025-04-16"));

        TenDays.WorkingDaysTaken(Day("2025-04-16"), due).ShouldBe(10);
        TenDays.WorkingDaysTaken(Day("2025-04-16"), due.AddDays(3)).ShouldBe(10, "a bank holiday weekend follows");
        TenDays.WorkingDaysTaken(Day("2025-04-16"), due.AddDays(4)).ShouldBe(11);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
