namespace Platform.CspReporting.PublicData;

/// <summary>Nine-character codes of the Office for National Statistics, and the like of Scotland and Northern Ireland.</summary>
internal static class GeographyCode
{
    /// <summary>A capital letter and eight digits or capitals.</summary>
    public static bool IsWellFormed(string code)
    {
        if (code.Length != 9 || code[0] is not (>= 'A' and <= 'Z'))
            return false;

        foreach (var character in code)
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character))
                return false;
        }

        return true;
    }
}
