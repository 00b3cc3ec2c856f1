using System.Text.RegularExpressions;

namespace Platform.CaseManagement.Children;

/// <summary>The NHS number: ten figures, the last checks the others (NHS Data Dictionary, modulus 11).</summary>
internal static class NhsNumber
{
    /// <summary>The ten figures without spaces or hyphens, or null when they are not an NHS number.</summary>
    public static string? Read(string? typed)
    {
        var digits = new string((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-').ToArray());
        return digits.Length == 10 && digits.All(char.IsAsciiDigit) && digits != "0000000000" && CheckDigit(digits) == digits[9] - '0' ? digits : null;
    }

    /// <summary>The check digit of nine figures, or null for nine figures that no number begins with.</summary>
    public static int? CheckDigit(ReadOnlySpan<char> nine)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
            sum += (nine[i] - '0') * (10 - i);
        return (11 - sum % 11) switch { 11 => 0, 10 => null, var digit => digit };
    }

    /// <summary>As people read it: 999 000 0018.</summary>
    public static string Display(string digits) => $"{digits[..3]} {digits[3..6]} {digits[6..]}";
}

/// <summary>The unique pupil number: a check letter and twelve figures, or eleven and a letter for a temporary one (DfE, UPN guide).</summary>
internal static partial class PupilNumber
{
    private const string Letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>The number in capitals, or null when it is not a UPN.</summary>
    public static string? Read(string? typed)
    {
        var text = (typed ?? "").Trim().ToUpperInvariant();
        if (!Shape().IsMatch(text))
            return null;
        var sum = 0;
        for (var i = 1; i < 13; i++)
        {
            var value = char.IsAsciiDigit(text[i]) ? text[i] - '0' : Letters.IndexOf(text[i], StringComparison.Ordinal);
            if (value < 0)
                return null;
            sum += value * (i + 1);
        }

        return Letters[sum % 23] == text[0] ? text : null;
    }

    [GeneratedRegex(@"^(?![IOS])[A-Z](\d{12}|\d{11}[A-Z])$")]
    private static partial Regex Shape();
}

/// <summary>A postcode of the United Kingdom.</summary>
internal static partial class Postcode
{
    /// <summary>In capitals with one space, or null when it is not a postcode.</summary>
    public static string? Read(string? typed)
    {
        var text = new string((typed ?? "").Where(c => !char.IsWhiteSpace(c)).ToArray()).ToUpperInvariant();
        return text.Length >= 5 && Shape().IsMatch(text) ? $"{text[..^3]} {text[^3..]}" : null;
    }

    /// <summary>The part before the space: SN1.</summary>
    public static string Outward(string postcode) => postcode.Split(' ')[0];

    [GeneratedRegex("^([A-Z][A-HJ-Y]?[0-9][A-Z0-9]?[0-9][A-Z]{2}|GIR0AA)$")]
    private static partial Regex Shape();
}

/// <summary>Codes of the Office for National Statistics.</summary>
internal static partial class OnsCode
{
    /// <summary>A lower layer super output area of England or Wales.</summary>
    public static bool IsLsoa(string code) => Lsoa().IsMatch(code);

    [GeneratedRegex("^[EW]01[0-9]{6}$")]
    private static partial Regex Lsoa();
}
