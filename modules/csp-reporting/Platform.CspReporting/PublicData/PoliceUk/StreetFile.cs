using System.Globalization;
using static Platform.CspReporting.PublicData.PublicCsv;

namespace Platform.CspReporting.PublicData.PoliceUk;

/// <summary>One row of a street file. Rows are counted, not crime identifiers: an identifier may stand on several rows.</summary>
/// <param name="Row">The row in the file; the headings are row 1.</param>
/// <param name="CrimeId">32 bytes, or null: anti-social behaviour has none.</param>
/// <param name="Longitude">Degrees east, or null where the row has no location.</param>
/// <param name="Latitude">Degrees north, or null where the row has no location.</param>
/// <param name="LsoaCode">The LSOA of 2021, or null where the row has no location.</param>
/// <param name="LsoaName">Its name, which begins with the local authority's.</param>
/// <param name="CrimeType">The type in the publisher's words.</param>
/// <param name="Outcome">The last outcome in the publisher's words, or null.</param>
internal readonly record struct StreetRow(
    int Row, byte[]? CrimeId, double? Longitude, double? Latitude, string? LsoaCode, string LsoaName, string CrimeType, string? Outcome);

/// <summary>Reads a street file of police.uk and checks every row against the file's name.</summary>
internal static class StreetFile
{
    /// <summary>The twelve headings, in order.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name", "Crime type",
        "Last outcome category", "Context",
    ];

    private const int CrimeId = 0, Month = 1, ReportedBy = 2, Longitude = 4, Latitude = 5, LsoaCode = 7, LsoaName = 8, CrimeType = 9, Outcome = 10;

    /// <summary>The rows, read as they are asked for.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault, while the rows are read.</exception>
    public static IEnumerable<StreetRow> Read(string fileName, PoliceUkFileName name, Stream content)
    {
        using var csv = Open(fileName, content, "police.uk", Columns);
        var month = System.Text.Encoding.ASCII.GetBytes(name.MonthText);
        byte[] force = [];
        while (csv.Read())
        {
            if (!csv.Is(Month, month))
                csv.Refuse(Month, $"the file's name says {name.MonthText} but this row says {Shown(csv[Month])}; give the file the name it was published under");

            if (force.Length == 0 || !csv.Is(ReportedBy, force))
            {
                if (PoliceForce.SlugOf(csv[ReportedBy]) != name.Force)
                    csv.Refuse(ReportedBy, $"the file's name says {name.Force} but this row says {Shown(csv[ReportedBy])}; give the file the name it was published under");
                force = csv.Bytes(ReportedBy).ToArray();
            }

            var (longitude, latitude) = Location.Read(csv, Longitude, Latitude);
            yield return new StreetRow(csv.Row, Identifier(csv), longitude, latitude, Lsoa(csv), csv[LsoaName], csv.Required(CrimeType), csv[Outcome] is { Length: > 0 } outcome ? outcome : null);
        }

        csv.CheckEnd();
    }

    private static byte[]? Identifier(PublicCsv csv)
    {
        var text = csv.Bytes(CrimeId);
        if (text.Length == 0)
            return null;

        var bytes = new byte[32];
        if (text.Length != 64 || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            csv.Refuse(CrimeId, $"expected 64 characters of 0 to 9 and a to f, or nothing, but found {Shown(csv[CrimeId])}");

        return bytes;
    }

    private static string? Lsoa(PublicCsv csv)
    {
        var code = csv[LsoaCode];
        if (code.Length == 0)
            return null;

        if (!GeographyCode.IsWellFormed(code))
            csv.Refuse(LsoaCode, $"expected an LSOA code such as E01032714, or nothing, but found {Shown(code)}");

        return code;
    }

    /// <summary>The local authority's name at the beginning of an LSOA's: "Wiltshire 066E" lies in "Wiltshire".</summary>
    public static string AuthorityNameOf(string lsoaName)
    {
        var space = lsoaName.LastIndexOf(' ');
        return space > 0 ? lsoaName[..space] : lsoaName;
    }
}

/// <summary>A pair of coordinates in a row: both or neither, and within the British Isles.</summary>
internal static class Location
{
    /// <summary>Reads a longitude and a latitude in degrees.</summary>
    public static (double? Longitude, double? Latitude) Read(PublicCsv csv, int longitudeColumn, int latitudeColumn)
    {
        var longitude = Degrees(csv, longitudeColumn, -10, 4);
        var latitude = Degrees(csv, latitudeColumn, 49, 62);
        if (longitude is null != latitude is null)
            csv.Refuse(longitude is null ? longitudeColumn : latitudeColumn, "one coordinate is there and the other is not");

        return (longitude, latitude);
    }

    private static double? Degrees(PublicCsv csv, int column, double least, double most)
    {
        var text = csv.Bytes(column);
        if (text.Length == 0)
            return null;

        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees)
            || degrees < least || degrees > most)
            csv.Refuse(column, string.Create(CultureInfo.InvariantCulture, $"expected degrees from {least} to {most}, or nothing, but found {Shown(csv[column])}"));

        return degrees;
    }
}
