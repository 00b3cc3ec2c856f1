using System.Collections.Concurrent;

namespace Platform.Kernel.ReferenceData;

/// <summary>
/// Counts working days: Monday to Friday without the bank holidays of England and Wales. Holidays are computed for any year
/// from 1978; those that were proclaimed or moved once are read from <c>bank-holidays.csv</c>. The day something starts is
/// day nought.
/// </summary>
public sealed class WorkingDays
{
    private const int FirstYear = 1978;

    private readonly List<BankHolidayChange> changes;
    private readonly ConcurrentDictionary<int, IReadOnlySet<DateOnly>> byYear = new();

    internal WorkingDays(IEnumerable<BankHolidayChange> changes) => this.changes = [.. changes];

    /// <summary>The bank holidays of a year, substitute days included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A year before 1978, when the early May holiday began.</exception>
    public IReadOnlySet<DateOnly> BankHolidays(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        return byYear.GetOrAdd(year, Compute);
    }

    /// <summary>Neither a weekend nor a bank holiday.</summary>
    public bool IsWorkingDay(DateOnly day) => !IsWeekend(day) && !BankHolidays(day.Year).Contains(day);

    /// <summary>The working day that many working days after a day, which counts as nought; before it for a negative number.</summary>
    /// <param name="from">Any day.</param>
    /// <param name="workingDays">How many; nought gives <paramref name="from"/> back, a working day or not.</param>
    public DateOnly Add(DateOnly from, int workingDays)
    {
        var step = Math.Sign(workingDays);
        var day = from;
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>How many working days lie after <paramref name="from"/>, up to and with <paramref name="to"/>; negative when it is earlier.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var step = to >= from ? 1 : -1;
        var count = 0;
        for (var day = from; day != to;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                count += step;
        }

        return count;
    }

    /// <summary>
    /// Working days left until a due date; nought on the day itself, negative once it has passed. A date that has passed is
    /// never nought: over a weekend it is already one day overdue.
    /// </summary>
    public int Left(DateOnly today, DateOnly due)
    {
        var between = Between(today, due);
        return between == 0 && due < today ? -1 : between;
    }

    private HashSet<DateOnly> Compute(int year)
    {
        var easter = EasterSunday(year);
        HashSet<DateOnly> holidays =
        [
            easter.AddDays(-2),
            easter.AddDays(1),
            FirstMonday(year, 5),
            LastMonday(year, 5),
            LastMonday(year, 8),
        ];
        // A holiday at a weekend is kept on the next day that is neither weekend nor holiday. Banking and Financial Dealings
        // Act 1971, Schedule 1, and the yearly proclamations. Boxing Day before Christmas Day: when the 25th is a Sunday,
        // Monday the 26th is Boxing Day and Tuesday stands in for Christmas Day.
        foreach (var day in new[] { new DateOnly(year, 1, 1), new DateOnly(year, 12, 26), new DateOnly(year, 12, 25) })
            holidays.Add(NextFree(day, holidays));

        foreach (var change in changes.Where(c => c.Date.Year == year))
        {
            if (change.InsteadOf is { } moved)
                holidays.Remove(moved);
            holidays.Add(change.Date);
        }

        return holidays;
    }

    private static DateOnly NextFree(DateOnly day, HashSet<DateOnly> taken)
    {
        while (IsWeekend(day) || taken.Contains(day))
            day = day.AddDays(1);
        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)DayOfWeek.Monday + 7) % 7));
    }

    /// <summary>
    /// The Sunday after the full moon of the church's calendar: golden number, century corrections, then the next Sunday.
    /// </summary>
    private static DateOnly EasterSunday(int year)
    {
        var golden = (year % 19) + 1;
        var century = (year / 100) + 1;
        var droppedLeapDays = (3 * century / 4) - 12;
        var moonCorrection = (((8 * century) + 5) / 25) - 5;
        var epact = ((11 * golden) + 20 + moonCorrection - droppedLeapDays) % 30;
        if (epact < 0)
            epact += 30;
        if ((epact == 25 && golden > 11) || epact == 24)
            epact++;

        var fullMoonInMarch = 44 - epact;
        if (fullMoonInMarch < 21)
            fullMoonInMarch += 30;
        var fullMoon = new DateOnly(year, 3, 1).AddDays(fullMoonInMarch - 1);
        return fullMoon.AddDays(7 - (int)fullMoon.DayOfWeek);
    }
}

/// <summary>A holiday that was proclaimed once.</summary>
/// <param name="Date">The day.</param>
/// <param name="InsteadOf">The yearly holiday that it moved; null for an extra day.</param>
internal sealed record BankHolidayChange(DateOnly Date, DateOnly? InsteadOf);
