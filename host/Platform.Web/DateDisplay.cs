using System.Globalization;

namespace Platform.Web;

/// <summary>Dates and times as people read them here: "12 June 2026", "5:30pm", by London's clock.</summary>
public static class DateDisplay
{
    // English names of days and months, also on a server without language data.
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>"12 June 2026".</summary>
    public static string ToDisplay(this DateOnly date) => date.ToString("d MMMM yyyy", Culture);

    /// <summary>"12 June 2026", or what stands for a date that is not known.</summary>
    public static string ToDisplay(this DateOnly? date, string none = "Not known") => date?.ToDisplay() ?? none;

    /// <summary>"12 June 2026 at 5:30pm", from an instant in UTC.</summary>
    public static string ToDisplay(this DateTime utc) => $"{utc.ToDisplayDate()} at {utc.ToDisplayTime()}";

    /// <summary>"12 June 2026 at 5:30pm", or what stands for an instant that is not known.</summary>
    public static string ToDisplay(this DateTime? utc, string none = "Not known") => utc?.ToDisplay() ?? none;

    /// <summary>"12 June 2026": the day in London of an instant in UTC.</summary>
    public static string ToDisplayDate(this DateTime utc) => DateOnly.FromDateTime(ToLondon(utc)).ToDisplay();

    /// <summary>"5:30pm", or "5pm" on the hour: London's time of an instant in UTC.</summary>
    public static string ToDisplayTime(this DateTime utc) => TimeOnly.FromDateTime(ToLondon(utc)).ToDisplay();

    /// <summary>"5:30pm", or "5pm" on the hour.</summary>
    public static string ToDisplay(this TimeOnly time) =>
        time.ToString(time.Minute == 0 ? "%h" : "h:mm", CultureInfo.InvariantCulture) + (time.Hour < 12 ? "am" : "pm");

    /// <summary>"Thursday 18 June 2026".</summary>
    public static string ToDisplayWithDay(this DateOnly date) => date.ToString("dddd d MMMM yyyy", Culture);

    /// <summary>"due in 3 working days (Thursday 18 June 2026)", "due today (…)", "2 working days overdue (…)".</summary>
    /// <param name="due">The date it is due.</param>
    /// <param name="workingDaysLeft">Working days from today to <paramref name="due"/>; below nought when it has passed.</param>
    public static string ToDueText(this DateOnly due, int workingDaysLeft)
    {
        var when = workingDaysLeft switch
        {
            0 => "due today",
            > 0 => $"due in {Days(workingDaysLeft)}",
            _ => $"{Days(-workingDaysLeft)} overdue"
        };
        return $"{when} ({due.ToDisplayWithDay()})";
    }

    /// <summary>London's day and time of an instant in UTC.</summary>
    public static DateTime ToLondon(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), London);

    private static string Days(int count) => count == 1 ? "1 working day" : string.Create(CultureInfo.InvariantCulture, $"{count} working days");
}
