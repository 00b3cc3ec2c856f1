using System.Globalization;
using Platform.CspReporting.Quarters;

namespace Platform.CspReporting.Disproportionality;

/// <summary>Whole months, the first and the last among them.</summary>
/// <param name="First">The first day of the first month.</param>
/// <param name="Last">The first day of the last month.</param>
internal readonly record struct MonthSpan(DateOnly First, DateOnly Last)
{
    /// <summary>The last day of the last month.</summary>
    public DateOnly LastDay => Last.AddMonths(1).AddDays(-1);

    /// <summary>How many months.</summary>
    public int Count => ((Last.Year - First.Year) * 12) + Last.Month - First.Month + 1;

    /// <summary>"April 2018 to February 2019".</summary>
    public string InWords => this == default ? "no month" : First == Last ? CalendarQuarter.NameOf(First) : $"{CalendarQuarter.NameOf(First)} to {CalendarQuarter.NameOf(Last)}";

    /// <summary>Twelve months that end with one.</summary>
    public static MonthSpan YearTo(DateOnly lastMonth) => new(lastMonth.AddMonths(-11), lastMonth);

    /// <summary>Reads "2018-04" as the first day of April 2018.</summary>
    public static DateOnly? Month(string? text)
        => DateOnly.TryParseExact(text?.Trim() + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year >= 2000 ? month : null;

    /// <summary>"2018-04".</summary>
    public static string TextOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
