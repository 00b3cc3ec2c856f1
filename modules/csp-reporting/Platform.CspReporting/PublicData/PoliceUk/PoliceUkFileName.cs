using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.CspReporting.PublicData.PoliceUk;

/// <summary>What a file of data.police.uk holds.</summary>
internal enum PoliceUkKind
{
    /// <summary>Street-level crime, 12 columns.</summary>
    Street,

    /// <summary>Stop and search, 15 columns.</summary>
    StopAndSearch,
}

/// <summary>What the name of a police.uk file says: <c>2025-03-wiltshire-street.csv</c>.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Force">The force as police.uk writes it in names, for example <c>avon-and-somerset</c>.</param>
/// <param name="Kind">Street-level crime or stop and search.</param>
internal sealed partial record PoliceUkFileName(DateOnly Month, string Force, PoliceUkKind Kind)
{
    /// <summary>The month as the files write it: <c>2025-03</c>.</summary>
    public string MonthText => Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Reads a name; null where it is not one of police.uk's names for these two kinds.</summary>
    public static PoliceUkFileName? Parse(string fileName)
    {
        var match = Pattern().Match(fileName);
        return match.Success
            && DateOnly.TryParseExact(match.Groups["month"].Value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? new PoliceUkFileName(month, match.Groups["force"].Value, match.Groups["kind"].Value == "street" ? PoliceUkKind.Street : PoliceUkKind.StopAndSearch)
            : null;
    }

    /// <summary>A file of the same download that this import has no use for: outcomes.</summary>
    public static bool IsOutcomes(string fileName) => fileName.EndsWith("-outcomes.csv", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<month>\d{4}-\d{2})-(?<force>[a-z]+(-[a-z]+)*?)-(?<kind>street|stop-and-search)\.csv$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
