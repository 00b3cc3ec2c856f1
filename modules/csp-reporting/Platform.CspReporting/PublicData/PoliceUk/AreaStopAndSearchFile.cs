using System.Globalization;
using System.Text.RegularExpressions;
using static Platform.CspReporting.PublicData.PublicCsv;

namespace Platform.CspReporting.PublicData.PoliceUk;

/// <summary>A search with its month and the LSOA it lies in, where the file gives them.</summary>
/// <param name="Search">The row.</param>
/// <param name="MonthOn">The month; null where the file's name says it.</param>
/// <param name="LsoaCode">The LSOA of 2021; null where the file gives none.</param>
internal readonly record struct AreaStopRow(StopRow Search, DateOnly? MonthOn, string? LsoaCode);

/// <summary>
/// Searches inside one local authority over several months: police.uk's fifteen columns between the month they were published for and
/// the LSOA that the row was found to lie in.
/// </summary>
internal static partial class AreaStopAndSearchFile
{
    /// <summary>The seventeen headings, in order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["Source month", .. StopAndSearchFile.Columns, "LSOA21 code (derived)"];

    private const int Month = 0, Lsoa = 16;

    /// <summary>"hillingdon 2017-12 to 2019-02" of a file that is named so; null for another name.</summary>
    public static string? NameOf(string fileName)
        => Name().Match(fileName) is { Success: true } match ? $"{match.Groups[1].Value.ToLowerInvariant()} {match.Groups[2].Value} to {match.Groups[3].Value}" : null;

    /// <summary>The rows, read as they are asked for.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault, while the rows are read.</exception>
    public static IEnumerable<AreaStopRow> Read(string fileName, Stream content)
    {
        using var csv = Open(fileName, content, "this table of searches", Columns);
        while (csv.Read())
        {
            if (!DateOnly.TryParseExact(csv[Month] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
                csv.Refuse(Month, $"expected a month such as 2018-04 but found {Shown(csv[Month])}");

            var lsoa = csv[Lsoa];
            if (lsoa.Length > 0 && !GeographyCode.IsWellFormed(lsoa))
                csv.Refuse(Lsoa, $"expected an LSOA's code such as E01002514, or nothing, but found {Shown(lsoa)}");

            yield return new AreaStopRow(StopAndSearchFile.ReadRow(csv, Month + 1, month, "the first column says"), month, lsoa.Length == 0 ? null : lsoa);
        }

        csv.CheckEnd();
    }

    [GeneratedRegex(@"^([A-Za-z][A-Za-z-]*?)-stop-and-search-(\d{4}-\d{2})_to_(\d{4}-\d{2})\.csv$")]
    private static partial Regex Name();
}
