namespace Platform.CspReporting.Maps;

/// <summary>A point in metres: east of 2° west, north of 49° north.</summary>
internal readonly record struct PlanePoint(double X, double Y);

/// <summary>
/// Longitude and latitude on a plane where equal areas stay equal: the sinusoidal projection of a sphere with the area of the earth
/// (J. P. Snyder, Map projections, a working manual, USGS 1987, chapter 30). Its middle, 2° west, is that of the British National Grid, and
/// it is the same for every area, so a hexagon is the same cell in every map.
/// </summary>
internal static class EqualAreaPlane
{
    // The radius of the sphere that has the area of the ellipsoid WGS 84.
    private const double Radius = 6_371_007.2, West = -2, South = 49;

    /// <summary>From degrees to metres.</summary>
    public static PlanePoint Of(double longitude, double latitude)
        => new(Radius * Radians(longitude - West) * Math.Cos(Radians(latitude)), Radius * Radians(latitude - South));

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
