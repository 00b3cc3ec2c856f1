using System.Globalization;
using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Matching.Engine;

/// <summary>Dates of birth with the slips that people make: day and month the other way round, one figure wrong, a neighbouring day or month.</summary>
internal sealed class BirthDateComparison : FieldComparison
{
    public static readonly BirthDateComparison Instance = new();

    /// <summary>The level of one figure wrong.</summary>
    public const int OneFigure = 4;

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyyMMdd", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "yyyy/MM/dd"];

    /// <inheritdoc />
    public override IReadOnlyList<ComparisonLevel> Levels { get; } =
    [
        new("differs", "The dates of birth differ: {1} and {2}."),
        new("same-year", "The dates of birth differ and are of one year: {1} and {2}."),
        new("two-parts", "Two of day, month and year of birth are the same: {1} and {2}."),
        new("near", "The dates of birth are less than six weeks apart: {1} and {2}."),
        new("one-figure", "The dates of birth differ in one figure, or in two that stand the other way round: {1} and {2}."),
        new("day-month", "Day and month of birth stand the other way round: {1} and {2}."),
        new("same", "The date of birth is the same: {2}."),
    ];

    /// <inheritdoc />
    public override FieldValue? Prepare(string? written)
    {
        var text = written?.Trim() ?? "";
        if (text.Length == 0)
            return null;
        // Not a day of any calendar: eight figures are compared as figures, anything else says nothing.
        if (DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Of(date, text);
        var figures = new string([.. text.Where(char.IsAsciiDigit)]);
        return figures.Length == 8 ? new FieldValue(text, figures, int.Parse(figures, CultureInfo.InvariantCulture), [], "") : null;
    }

    /// <summary>A date as a value.</summary>
    public static FieldValue Of(DateOnly date, string text)
    {
        var number = date.Year * 10000 + date.Month * 100 + date.Day;
        return new FieldValue(text, number.ToString("00000000", CultureInfo.InvariantCulture), number, [], "");
    }

    /// <inheritdoc />
    public override int Compare(FieldValue one, FieldValue other)
    {
        if (one.Number == other.Number)
            return Same;
        var (year, month, day) = Parts(one.Number);
        var (otherYear, otherMonth, otherDay) = Parts(other.Number);
        if (year == otherYear && month == otherDay && day == otherMonth)
            return 5;
        if (IsOneSlip(one.Key, other.Key))
            return 4;
        if (Math.Abs((year - otherYear) * 372 + (month - otherMonth) * 31 + day - otherDay) <= 42)
            return 3;
        var same = (year == otherYear ? 1 : 0) + (month == otherMonth ? 1 : 0) + (day == otherDay ? 1 : 0);
        return same == 2 ? 2 : year == otherYear ? 1 : Differs;
    }

    private static (int Year, int Month, int Day) Parts(int number) => (number / 10000, number / 100 % 100, number % 100);

    // One figure replaced, or two neighbours changed over.
    private static bool IsOneSlip(string one, string other)
    {
        int first = -1, apart = 0;
        for (var i = 0; i < 8; i++)
        {
            if (one[i] == other[i])
                continue;
            apart++;
            if (apart == 1)
                first = i;
            else if (apart > 2 || i != first + 1 || one[first] != other[i] || one[i] != other[first])
                return false;
        }

        return apart > 0;
    }
}

/// <summary>Postcodes: the whole, the sector (SN1 2), the district (SN1). A move changes them, so a difference says little; how little is learned.</summary>
internal sealed class PostcodeComparison : FieldComparison
{
    public static readonly PostcodeComparison Instance = new();

    /// <inheritdoc />
    public override IReadOnlyList<ComparisonLevel> Levels { get; } =
    [
        new("differs", "The {0}s differ: {1} and {2}. Families move, so this alone says little."),
        new("district", "The {0}s are in the same district: {1} and {2}."),
        new("slip", "The {0}s differ in one sign, or in two that stand the other way round: {1} and {2}."),
        new("same", "The {0} is the same: {2}."),
    ];

    /// <inheritdoc />
    public override FieldValue? Prepare(string? written)
    {
        var key = new string([.. (written ?? "").Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        return key.Length == 0 ? null : new FieldValue(written!.Trim(), key, -1, Postcode.Read(key) is { } uk ? [Postcode.Outward(uk)] : [], "");
    }

    /// <inheritdoc />
    public override int Compare(FieldValue one, FieldValue other)
    {
        if (one.Key == other.Key)
            return Same;
        if (TextComparison.IsOneSlip(one.Key, other.Key))
            return 2;
        return one.Words.Count > 0 && other.Words.Count > 0 && one.Words[0] == other.Words[0] ? 1 : Differs;
    }
}

/// <summary>Lines of addresses and names of places: the same words, most of them, or written nearly the same.</summary>
internal sealed class TextComparison : FieldComparison
{
    public static readonly TextComparison Instance = new();

    private const double Close = 0.9;
    private const double Alike = 0.8;

    /// <inheritdoc />
    public override IReadOnlyList<ComparisonLevel> Levels { get; } =
    [
        new("differs", "The {0} differs: {1} and {2}."),
        new("alike", "The {0} has something in common: {1} and {2}."),
        new("close", "The {0} is nearly the same: {1} and {2}."),
        new("same", "The {0} is the same: {2}."),
    ];

    /// <inheritdoc />
    public override FieldValue? Prepare(string? written)
    {
        var words = PersonName.Words(written);
        return words.Count == 0 ? null : new FieldValue(written!.Trim(), string.Join(' ', words), -1, [.. words.Distinct().Order(StringComparer.Ordinal)], "");
    }

    /// <inheritdoc />
    public override int Compare(FieldValue one, FieldValue other)
    {
        if (one.Key == other.Key)
            return Same;
        var shared = one.Words.Count(w => other.Words.Contains(w));
        var of = Math.Max(one.Words.Count, other.Words.Count);
        // Words in another order, or one left out of three.
        if (shared == of || shared >= 2 && shared >= of - 1)
            return 2;
        var alike = JaroWinkler.Similarity(one.Key, other.Key);
        return alike >= Close ? 2 : alike >= Alike || shared > 0 && shared * 2 >= of ? 1 : Differs;
    }

    /// <summary>One sign added, left out or replaced, or two neighbours changed over.</summary>
    public static bool IsOneSlip(string one, string other)
    {
        if (one.Length > other.Length)
            (one, other) = (other, one);
        if (other.Length - one.Length > 1)
            return false;
        var i = 0;
        while (i < one.Length && one[i] == other[i])
            i++;
        if (one.Length != other.Length)
            return one.AsSpan(i).SequenceEqual(other.AsSpan(i + 1));
        if (i == one.Length)
            return true;
        return one.AsSpan(i + 1).SequenceEqual(other.AsSpan(i + 1))
            || i + 1 < one.Length && one[i] == other[i + 1] && one[i + 1] == other[i] && one.AsSpan(i + 2).SequenceEqual(other.AsSpan(i + 2));
    }
}

/// <summary>E-mail addresses: the whole, nearly the whole, or the part before the sign @.</summary>
internal sealed class EmailComparison : FieldComparison
{
    public static readonly EmailComparison Instance = new();

    private const double Close = 0.92;

    /// <inheritdoc />
    public override IReadOnlyList<ComparisonLevel> Levels { get; } =
    [
        new("differs", "The {0}s differ."),
        new("name-part", "The {0}s have the same beginning, before the sign @."),
        new("close", "The {0}s are nearly the same."),
        new("same", "The {0} is the same."),
    ];

    /// <inheritdoc />
    public override FieldValue? Prepare(string? written)
    {
        var key = (written ?? "").Trim().ToLowerInvariant();
        return key.Length == 0 ? null : new FieldValue(key, key, -1, [key.Split('@')[0]], "");
    }

    /// <inheritdoc />
    public override int Compare(FieldValue one, FieldValue other)
    {
        if (one.Key == other.Key)
            return Same;
        if (JaroWinkler.Similarity(one.Key, other.Key) >= Close)
            return 2;
        return one.Words[0] == other.Words[0] && one.Words[0].Length > 2 ? 1 : Differs;
    }
}

/// <summary>Numbers that belong to one person. Where there is a check digit, a wrong one says that the number was mistyped.</summary>
internal sealed class IdentifierComparison : FieldComparison
{
    public static readonly IdentifierComparison Plain = new(_ => true);
    public static readonly IdentifierComparison Nhs = new(n => NhsNumber.Read(n) is not null);
    public static readonly IdentifierComparison Pupil = new(n => PupilNumber.Read(n) is not null);

    private readonly Func<string, bool> isValid;

    private IdentifierComparison(Func<string, bool> isValid) => this.isValid = isValid;

    /// <inheritdoc />
    public override IReadOnlyList<ComparisonLevel> Levels { get; } =
    [
        new("differs", "The {0}s differ."),
        new("slip", "The {0}s differ in one figure, or two figures stand the other way round."),
        new("same", "The {0} is the same."),
    ];

    /// <summary>The number is one person’s: how many share it says nothing about how rare it is.</summary>
    public override bool CountsFrequency => false;

    /// <inheritdoc />
    public override FieldValue? Prepare(string? written)
    {
        var key = new string([.. (written ?? "").Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        // 0000000000 and the like are what people type to get past a form.
        if (key.Length < 3 || key.All(c => c == key[0]))
            return null;
        return new FieldValue(written!.Trim(), key, isValid(key) ? 1 : 0, [], "");
    }

    /// <inheritdoc />
    public override int Compare(FieldValue one, FieldValue other)
    {
        if (one.Key == other.Key)
            return Same;
        if (!TextComparison.IsOneSlip(one.Key, other.Key))
            return Differs;
        // Two numbers whose check digits are both right are two numbers: no single slip turns one into the other.
        return ReferenceEquals(this, Plain) || one.Number == 0 || other.Number == 0 ? 1 : Differs;
    }
}

/// <summary>Short codes, as sex: the same or not.</summary>
internal sealed class CodeComparison : FieldComparison
{
    public static readonly CodeComparison Instance = new();

    /// <inheritdoc />
    public override IReadOnlyList<ComparisonLevel> Levels { get; } =
    [
        new("differs", "The {0} differs: {1} and {2}."),
        new("same", "The {0} is the same: {2}."),
    ];

    /// <inheritdoc />
    public override FieldValue? Prepare(string? written)
    {
        var key = (written ?? "").Trim().ToLowerInvariant();
        return key.Length == 0 || key is "not-known" or "unknown" ? null : new FieldValue(written!.Trim(), key, -1, [], "");
    }

    /// <inheritdoc />
    public override int Compare(FieldValue one, FieldValue other) => one.Key == other.Key ? Same : Differs;
}
