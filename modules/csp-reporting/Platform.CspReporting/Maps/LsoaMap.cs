using System.Globalization;
using System.Net;
using System.Text;
using Platform.CspReporting.PublicData.Boundaries;

namespace Platform.CspReporting.Maps;

/// <summary>One place of a map.</summary>
/// <param name="Code">The LSOA's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">What the shade shows.</param>
/// <param name="Label">A short text drawn on it, for example its place in the table beside the map; or null.</param>
/// <param name="Shape">Its outline.</param>
internal sealed record MapPlace(string Code, string Name, int Count, string? Label, Shape Shape);

/// <summary>
/// Draws LSOAs from our own boundaries as an SVG picture: no tiles, no script, and no inline style, so that a strict content
/// security policy lets it through. The table beside it says the same.
/// </summary>
internal static class LsoaMap
{
    private const int Width = 1600;
    private const double Margin = 12;

    /// <summary>The picture.</summary>
    /// <param name="id">Makes the identifiers in the picture unique on the page.</param>
    /// <param name="title">What the map shows.</param>
    /// <param name="description">The message in a sentence or two, for those who cannot see it.</param>
    /// <param name="unit">What is counted, for example "recorded crimes".</param>
    /// <param name="places">What to draw; none gives an empty text.</param>
    public static string Draw(string id, string title, string description, string unit, IReadOnlyList<MapPlace> places)
    {
        if (places.Count == 0)
            return "";

        var projection = Projection.Of(places);
        var bands = MapBands.For(places.Select(place => place.Count));
        var svg = new StringBuilder(64 * 1024);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"csp-map\" viewBox=\"0 0 {Width} {projection.Height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-description\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-title\">{Text(title)}</title><desc id=\"{id}-description\">{Text(description)}</desc>");
        svg.Append("<g stroke=\"#505a5f\" stroke-width=\"1\" stroke-linejoin=\"round\" fill-rule=\"evenodd\">");
        foreach (var place in places)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{bands.ColourOf(place.Count)}\" d=\"");
            foreach (var ring in place.Shape.Rings)
                Outline.Append(svg, projection.Corners(ring));
            svg.Append(CultureInfo.InvariantCulture, $"\"><title>{Text(place.Name)} ({place.Code}): {place.Count} {Text(unit)}</title></path>");
        }

        svg.Append("</g><g font-family=\"arial, sans-serif\" font-size=\"26\" font-weight=\"bold\" text-anchor=\"middle\" aria-hidden=\"true\">");
        foreach (var place in places.Where(place => place.Label is not null))
        {
            var (x, y) = projection.Middle(place.Shape);
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"22\" fill=\"#ffffff\" stroke=\"#0b0c0c\" stroke-width=\"3\"/><text x=\"{x}\" y=\"{y + 9}\" fill=\"#0b0c0c\">{Text(place.Label!)}</text>");
        }

        return svg.Append("</g></svg>").ToString();
    }

    /// <summary>The legend in words: each shade, what it stands for and how many places have it.</summary>
    public static IReadOnlyList<(MapBand Band, int Places)> Legend(IReadOnlyList<MapPlace> places)
        => [.. MapBands.For(places.Select(place => place.Count)).Select(band => (band, places.Count(place => place.Count >= band.From && place.Count <= band.To)))];

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    // Longitude shrinks with the cosine of the latitude: near enough to scale over one authority.
    private sealed record Projection(int West, int North, double East, double South)
    {
        public int Height { get; private init; }

        public static Projection Of(IReadOnlyList<MapPlace> places)
        {
            var bounds = places.Select(place => place.Shape.Bounds).ToList();
            var (west, south, east, north) = (bounds.Min(b => b.West), bounds.Min(b => b.South), bounds.Max(b => b.East), bounds.Max(b => b.North));
            var shrink = Math.Cos((south + north) / 2e6 * Math.PI / 180);
            var scale = (Width - (2 * Margin)) / ((east - west) * shrink);
            return new Projection(west, north, scale * shrink, scale) { Height = (int)Math.Ceiling(((north - south) * scale) + (2 * Margin)) };
        }

        public IReadOnlyList<(int X, int Y)> Corners(IReadOnlyList<Corner> ring) => [.. ring.Select(Point)];

        public (int X, int Y) Middle(Shape shape)
        {
            var ring = shape.Rings.MaxBy(each => each.Count)!;
            double area = 0, longitude = 0, latitude = 0;
            var first = ring[0];
            for (var corner = 1; corner < ring.Count; corner++)
            {
                var (aX, aY) = (ring[corner - 1].Longitude - first.Longitude, ring[corner - 1].Latitude - first.Latitude);
                var (bX, bY) = (ring[corner].Longitude - first.Longitude, ring[corner].Latitude - first.Latitude);
                var part = ((double)aX * bY) - ((double)bX * aY);
                area += part;
                longitude += (aX + bX) * part;
                latitude += (aY + bY) * part;
            }

            return area == 0
                ? Point(first)
                : Point(new Corner(first.Longitude + (int)(longitude / (3 * area)), first.Latitude + (int)(latitude / (3 * area))));
        }

        private (int X, int Y) Point(Corner corner)
            => ((int)Math.Round(Margin + ((corner.Longitude - West) * East)), (int)Math.Round(Margin + ((North - corner.Latitude) * South)));
    }
}
