using Platform.Kernel.ReferenceData;

namespace Platform.Host.Rights;

/// <summary>
/// By when a request is answered: UK GDPR article 12(3), as the Information Commissioner's Office says how to count it: the same day of
/// the next month, its last day where there is no such day, and the next working day where that is a weekend or a bank holiday.
/// </summary>
internal static class RightsDates
{
    public static DateOnly DueOn(DateOnly receivedOn, WorkingDays workingDays) => WorkingDay(receivedOn.AddMonths(1), workingDays);

    /// <summary>Two months more, for what is complex.</summary>
    public static DateOnly ExtendedDueOn(DateOnly receivedOn, WorkingDays workingDays) => WorkingDay(receivedOn.AddMonths(3), workingDays);

    private static DateOnly WorkingDay(DateOnly day, WorkingDays workingDays)
    {
        while (!workingDays.IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }
}
