using System.Text.Json;

namespace Platform.CspReporting.PublicData.Boundaries;

/// <summary>The outline of one LSOA.</summary>
/// <param name="LsoaCode">The LSOA of 2021.</param>
/// <param name="LsoaName">Its name.</param>
/// <param name="AuthorityCode">The local authority that the file is about.</param>
/// <param name="Shape">Its rings.</param>
internal sealed record BoundaryRow(string LsoaCode, string LsoaName, string AuthorityCode, Shape Shape);

/// <summary>
/// LSOA boundaries of one local authority as GeoJSON in longitude and latitude. A feature is a row: the first is row 1.
/// </summary>
internal static class BoundaryFile
{
    private const int GeometryColumn = 2;

    /// <summary>Reads the whole file: one authority has some hundred LSOAs.</summary>
    /// <exception cref="PublicDataRefusedException">The file is not such a GeoJSON.</exception>
    public static IReadOnlyList<BoundaryRow> Read(string fileName, Stream content)
    {
        using var document = Parse(fileName, content);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array
            || features.GetArrayLength() == 0)
            throw Refused(fileName, 1, 1, "type", "expected a GeoJSON collection with features");

        var rows = new List<BoundaryRow>();
        foreach (var feature in features.EnumerateArray())
            rows.Add(Row(fileName, rows.Count + 1, feature));

        var authority = rows[0].AuthorityCode;
        var other = rows.FindIndex(row => row.AuthorityCode != authority);
        if (other >= 0)
            throw Refused(fileName, other + 1, 1, "LADCD_ACTIVE", $"the file begins with {authority} but this LSOA lies in {rows[other].AuthorityCode}; keep each authority in a file of its own");

        return rows;
    }

    /// <summary>The local authority that a file is about.</summary>
    /// <exception cref="PublicDataRefusedException">The file is not such a GeoJSON.</exception>
    public static string AuthorityOf(string fileName, Stream content)
    {
        var authority = Read(fileName, content)[0].AuthorityCode;
        content.Position = 0;
        return authority;
    }

    private static JsonDocument Parse(string fileName, Stream content)
    {
        try
        {
            return JsonDocument.Parse(content);
        }
        catch (JsonException broken)
        {
            throw Refused(fileName, (int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1, null,
                "the file is not whole GeoJSON from here on; download it again");
        }
    }

    private static BoundaryRow Row(string fileName, int row, JsonElement feature)
    {
        string Property(string name)
            => feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
               && properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : throw Refused(fileName, row, 1, name, "expected this property and found none");

        var code = Property("LSOA21CD");
        if (!GeographyCode.IsWellFormed(code))
            throw Refused(fileName, row, 1, "LSOA21CD", $"expected an LSOA code such as E01032714 but found {PublicCsv.Shown(code)}");

        return new BoundaryRow(code, Property("LSOA21NM"), Property("LADCD_ACTIVE"), Geometry(fileName, row, feature));
    }

    private static Shape Geometry(string fileName, int row, JsonElement feature)
    {
        try
        {
            var geometry = feature.GetProperty("geometry");
            var coordinates = geometry.GetProperty("coordinates");
            var polygons = geometry.GetProperty("type").GetString() switch
            {
                "Polygon" => [coordinates],
                "MultiPolygon" => coordinates.EnumerateArray().ToArray(),
                var other => throw Refused(fileName, row, GeometryColumn, "geometry", $"expected a Polygon or a MultiPolygon but found {PublicCsv.Shown(other ?? "")}"),
            };

            return new Shape([.. polygons.SelectMany(polygon => polygon.EnumerateArray()).Select(ring => Ring(fileName, row, ring))]);
        }
        catch (Exception broken) when (broken is InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw Refused(fileName, row, GeometryColumn, "geometry", "the coordinates are not those of a polygon");
        }
    }

    private static Corner[] Ring(string fileName, int row, JsonElement ring)
    {
        var corners = new List<Corner>(ring.GetArrayLength());
        foreach (var pair in ring.EnumerateArray())
        {
            var (longitude, latitude) = (pair[0].GetDouble(), pair[1].GetDouble());
            if (longitude is < -10 or > 4 || latitude is < 49 or > 62)
                throw Refused(fileName, row, GeometryColumn, "geometry", "a corner lies outside the British Isles; the coordinates must be longitude and latitude in degrees");

            var corner = new Corner((int)Math.Round(longitude * 1e6), (int)Math.Round(latitude * 1e6));
            if (corners.Count == 0 || corners[^1] != corner)
                corners.Add(corner);
        }

        if (corners.Count < 4 || corners[0] != corners[^1])
            throw Refused(fileName, row, GeometryColumn, "geometry", "a ring does not end where it begins");

        return [.. corners];
    }

    private static PublicDataRefusedException Refused(string fileName, int row, int column, string? name, string reason)
        => new(new PublicDataProblem(fileName, row, column, name, reason));
}
