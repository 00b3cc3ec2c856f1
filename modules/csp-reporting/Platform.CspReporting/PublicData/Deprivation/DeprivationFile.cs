using static Platform.CspReporting.PublicData.PublicCsv;

namespace Platform.CspReporting.PublicData.Deprivation;

/// <summary>An LSOA's place in the Index of Multiple Deprivation 2019.</summary>
/// <param name="Lsoa2011Code">The LSOA of <em>2011</em>: some LSOAs of 2021 have no match.</param>
/// <param name="Rank">1 is the most deprived of 32,844.</param>
/// <param name="Decile">1 is the most deprived tenth.</param>
internal readonly record struct DeprivationRow(string Lsoa2011Code, int Rank, int Decile);

/// <summary>File 1 of the Index of Multiple Deprivation 2019.</summary>
internal static class DeprivationFile
{
    /// <summary>The headings, in order.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "LSOA code (2011)", "LSOA name (2011)", "Local Authority District code (2019)", "Local Authority District name (2019)",
        "Index of Multiple Deprivation (IMD) Rank", "Index of Multiple Deprivation (IMD) Decile",
    ];

    private const int Code = 0, Rank = 4, Decile = 5;

    /// <summary>The rows, read as they are asked for.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault, while the rows are read.</exception>
    public static IEnumerable<DeprivationRow> Read(string fileName, Stream content)
    {
        using var csv = Open(fileName, content, "this index", Columns);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            if (!GeographyCode.IsWellFormed(csv[Code]))
                csv.Refuse(Code, $"expected an LSOA code of 2011 such as E01000001 but found {Shown(csv[Code])}");
            if (!seen.Add(csv[Code]))
                csv.Refuse(Code, $"{csv[Code]} stands in the file twice");

            var (rank, decile) = (csv.Whole(Rank), csv.Whole(Decile));
            if (rank < 1)
                csv.Refuse(Rank, $"expected a rank from 1 but found {Shown(csv[Rank])}");
            if (decile is < 1 or > 10)
                csv.Refuse(Decile, $"expected 1 to 10 but found {Shown(csv[Decile])}");

            yield return new DeprivationRow(csv[Code], rank, decile);
        }
    }
}
