using System.Globalization;

namespace Platform.Web;

/// <summary>The three fields of a date as a person typed them, and what is wrong with them.</summary>
/// <param name="Day">As typed.</param>
/// <param name="Month">As typed: a number or a month's English name.</param>
/// <param name="Year">As typed.</param>
internal sealed record DateParts(string? Day, string? Month, string? Year)
{
    /// <summary>Nothing was typed.</summary>
    public bool IsEmpty => Blank(Day) && Blank(Month) && Blank(Year);

    /// <summary>Reads the date; the sentence says what to mend, and the flags which fields it is about.</summary>
    public DateReading Read(string name)
    {
        if (IsEmpty)
            return new DateReading(null, null, false, false, false);

        var missing = new List<string>();
        if (Blank(Day))
            missing.Add("a day");
        if (Blank(Month))
            missing.Add("a month");
        if (Blank(Year))
            missing.Add("a year");
        if (missing.Count > 0)
            return new DateReading(null, $"{name} must include {string.Join(" and ", missing)}", Blank(Day), Blank(Month), Blank(Year));

        var day = Number(Day);
        var month = Number(Month) ?? MonthNamed(Month!.Trim());
        var year = Number(Year);
        if (day is not (>= 1 and <= 31) || month is not (>= 1 and <= 12) || year is null)
            return new DateReading(null, $"{name} must be a real date", day is not (>= 1 and <= 31), month is not (>= 1 and <= 12), year is null);
        // Two figures could mean either century, and a child's date of birth or a court date must not be guessed.
        if (Year!.Trim().Length != 4 || year < 1000)
            return new DateReading(null, $"{name} must have a year of 4 numbers, for example 2026", false, false, true);
        if (day > DateTime.DaysInMonth(year.Value, month.Value))
            return new DateReading(null, $"{name} must be a real date", true, false, false);
        return new DateReading(new DateOnly(year.Value, month.Value, day.Value), null, false, false, false);
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? MonthNamed(string text)
    {
        var months = CultureInfo.InvariantCulture.DateTimeFormat;
        for (var month = 1; month <= 12; month++)
        {
            var full = months.GetMonthName(month);
            if (text.Length >= 3 && full.StartsWith(text, StringComparison.OrdinalIgnoreCase))
                return month;
        }

        return null;
    }
}

/// <summary>What became of three fields.</summary>
/// <param name="Date">The date, if they make one.</param>
/// <param name="Error">A sentence that says what to mend, or null.</param>
/// <param name="DayIsWrong">The day is what to mend.</param>
/// <param name="MonthIsWrong">The month is.</param>
/// <param name="YearIsWrong">The year is.</param>
internal sealed record DateReading(DateOnly? Date, string? Error, bool DayIsWrong, bool MonthIsWrong, bool YearIsWrong);
