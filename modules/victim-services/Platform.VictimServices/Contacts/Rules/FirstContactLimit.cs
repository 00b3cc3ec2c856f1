using Platform.Kernel.ReferenceData;

namespace Platform.VictimServices.Contacts;

/// <summary>
/// By when a person who was harmed should have heard from us: so many working days after the day the service was told. A
/// local standard (domain 7.2); the number is a setting, kept with each contact as it was when the contact was opened.
/// </summary>
internal sealed class FirstContactLimit(int workingDays, WorkingDays calendar)
{
    public int WorkingDays { get; } = workingDays;

    public DateOnly DueOn(DateOnly reportedOn) => calendar.Add(reportedOn, WorkingDays);

    public int WorkingDaysTaken(DateOnly reportedOn, DateOnly madeOn) => calendar.Between(reportedOn, madeOn);
}
