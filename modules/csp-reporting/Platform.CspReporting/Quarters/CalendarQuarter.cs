using System.Globalization;

namespace Platform.CspReporting.Quarters;

/// <summary>
/// Three months of a calendar year: Q1 is January to March. The Youth Justice Board counts financial quarters under the
/// same letters (its 2025Q3 is October to December 2025), so everything that shows a quarter shows <see cref="Label"/>.
/// </summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Number">1 to 4.</param>
internal readonly record struct CalendarQuarter(int Year, int Number) : IComparable<CalendarQuarter>
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The first day of the first month.</summary>
    public DateOnly FirstDay => new(Year, (Number * 3) - 2, 1);

    /// <summary>The last day of the third month.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    /// <summary>The first days of its three months.</summary>
    public IReadOnlyList<DateOnly> Months => [FirstDay, FirstDay.AddMonths(1), FirstDay.AddMonths(2)];

    /// <summary>The same three months a year earlier.</summary>
    public CalendarQuarter PreviousYear => this with { Year = Year - 1 };

    /// <summary>The three months before.</summary>
    public CalendarQuarter Previous => Number == 1 ? new(Year - 1, 4) : this with { Number = Number - 1 };

    /// <summary>The three months after.</summary>
    public CalendarQuarter Next => Number == 4 ? new(Year + 1, 1) : this with { Number = Number + 1 };

    /// <summary>"October to December 2025".</summary>
    public string MonthsInWords => string.Create(English, $"{FirstDay:MMMM} to {LastDay:MMMM yyyy}");

    /// <summary>"calendar quarter, October to December 2025".</summary>
    public string Label => $"calendar quarter, {MonthsInWords}";

    /// <summary>"October 2025".</summary>
    public static string NameOf(DateOnly month) => month.ToString("MMMM yyyy", English);

    /// <summary>The quarter that a day lies in.</summary>
    public static CalendarQuarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <summary>Reads "2025Q4"; a small q is as good.</summary>
    public static bool TryParse(string? text, out CalendarQuarter quarter)
    {
        quarter = default;
        if (text is not { Length: 6 } || text[4] is not ('Q' or 'q') || text[5] is < '1' or > '4'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 2000)
            return false;

        quarter = new CalendarQuarter(year, text[5] - '0');
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(CalendarQuarter other) => FirstDay.CompareTo(other.FirstDay);

    /// <summary>"2025Q4".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Number}");
}
