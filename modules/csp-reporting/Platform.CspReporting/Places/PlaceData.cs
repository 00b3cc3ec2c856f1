using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Maps;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.Boundaries;

namespace Platform.CspReporting.Places;

/// <summary>What stands beside the counts of an area: deprivation and outlines.</summary>
internal sealed class PlaceData(CspReportingDbContext db)
{
    /// <summary>Deciles of the LSOAs that have one, and the file; no file where none has been imported.</summary>
    public async Task<(IReadOnlyDictionary<string, int> Deciles, PublicFile? File)> DecilesAsync(IReadOnlyList<PlaceLsoa> lsoas, CancellationToken cancellationToken)
    {
        if (await db.CurrentFiles(PublicFileKind.Deprivation).FirstOrDefaultAsync(cancellationToken) is not { } file)
            return (new Dictionary<string, int>(), null);

        var codes = lsoas.Select(lsoa => lsoa.Code).ToList();
        return (await db.DeprivationRanks.Where(rank => rank.FileNumber == file.Number && codes.Contains(rank.LsoaCode)).ToDictionaryAsync(rank => rank.LsoaCode, rank => rank.Decile, cancellationToken), file);
    }

    /// <summary>Outlines by LSOA on the plane of maps, and the file; no file where none has been imported for the area.</summary>
    public async Task<(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<PlanePoint>>> Outlines, PublicFile? File)> OutlinesAsync(string areaCode, CancellationToken cancellationToken)
    {
        if (await db.CurrentFiles(PublicFileKind.Boundaries).FirstOrDefaultAsync(file => file.Subject == areaCode, cancellationToken) is not { } file)
            return (new Dictionary<string, IReadOnlyList<IReadOnlyList<PlanePoint>>>(), null);

        var rings = await db.Boundaries.AsNoTracking().Where(boundary => boundary.FileNumber == file.Number).Select(boundary => new { boundary.LsoaCode, boundary.Rings }).ToListAsync(cancellationToken);
        return (rings.ToDictionary(boundary => boundary.LsoaCode, boundary => OnPlane(Shape.FromBytes(boundary.Rings))), file);
    }

    private static IReadOnlyList<IReadOnlyList<PlanePoint>> OnPlane(Shape shape)
        => [.. shape.Rings.Select(ring => (IReadOnlyList<PlanePoint>)[.. ring.Select(corner => EqualAreaPlane.Of(corner.Longitude / 1e6, corner.Latitude / 1e6))])];
}
