using System.Globalization;
using System.Net;
using System.Text;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Reports;

namespace Platform.CspReporting.Maps;

/// <summary>One place of a map, after the gate.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Count">What its shade and pattern show.</param>
/// <param name="Label">A short text drawn on it; null for none.</param>
/// <param name="Rings">Its outline in metres: outer rings and holes alike.</param>
internal sealed record TexturedPlace(string Name, Figure Count, string? Label, IReadOnlyList<IReadOnlyList<PlanePoint>> Rings);

/// <summary>
/// Draws places as an SVG picture in classes that differ by shade and by pattern, so that colour is never needed. No tiles, no script and no
/// inline style. A count that the gate hid has a pattern of its own.
/// </summary>
internal static class TexturedMap
{
    /// <summary>How the classes are made, for the page.</summary>
    public const string Method = "Classes: places with none, and the others in up to four classes with about as many places in each (quantiles). Each class has a shade and a pattern of its own.";

    private const int Width = 800;
    private const double Margin = 20;

    // From light to dark, the pattern of each shade: a few dots, lines one way, lines both ways, nothing.
    private static readonly string[] Patterns =
    [
        "<circle cx=\"4\" cy=\"4\" r=\"1\" fill=\"#0b0c0c\"/>", "<path d=\"M0 8L8 0\" stroke=\"#0b0c0c\" stroke-width=\"1\"/>",
        "<path d=\"M0 8L8 0M0 0L8 8\" stroke=\"#ffffff\" stroke-width=\"1\"/>", "",
    ];

    private const string HiddenPattern = "<rect width=\"8\" height=\"8\" fill=\"#ffffff\"/><path d=\"M2 0V8M6 0V8\" stroke=\"#505a5f\" stroke-width=\"1\"/>";

    /// <summary>The picture and its legend; null with nothing to draw.</summary>
    /// <param name="id">Makes the identifiers in the picture unique on the page.</param>
    /// <param name="title">What the map shows.</param>
    /// <param name="description">The message in a sentence or two, for those who cannot see it.</param>
    /// <param name="unit">What is counted, for example "recorded".</param>
    /// <param name="placeWord">What a place is, in the singular.</param>
    /// <param name="places">What to draw.</param>
    /// <param name="background">Outlines drawn under the places without a fill; none for none.</param>
    public static ReportMap? Draw(string id, string title, string description, string unit, string placeWord, IReadOnlyList<TexturedPlace> places, IReadOnlyList<IReadOnlyList<PlanePoint>> background)
    {
        var corners = places.SelectMany(place => place.Rings).Concat(background).SelectMany(ring => ring).ToList();
        if (places.Count == 0 || corners.Count == 0)
            return null;

        var (west, east, south, north) = (corners.Min(corner => corner.X), corners.Max(corner => corner.X), corners.Min(corner => corner.Y), corners.Max(corner => corner.Y));
        var scale = (Width - (2 * Margin)) / Math.Max(1, east - west);
        var height = (int)Math.Ceiling(((north - south) * scale) + (2 * Margin));
        (int X, int Y) Point(PlanePoint point) => ((int)Math.Round(Margin + ((point.X - west) * scale)), (int)Math.Round(Margin + ((north - point.Y) * scale)));

        var bands = MapBands.For(places.Where(place => place.Count.Value is not null).Select(place => (int)place.Count.Value!.Value));
        var svg = new StringBuilder(64 * 1024);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"csp-map\" viewBox=\"0 0 {Width} {height}\" width=\"100%\" role=\"img\" aria-labelledby=\"{id}-title {id}-description\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-title\">{Text(title)}</title><desc id=\"{id}-description\">{Text(description)}</desc><defs>");
        foreach (var band in bands.Where(band => MapBands.DarknessOf(band) >= 0))
            Pattern(svg, IdOf(id, band), $"<rect width=\"8\" height=\"8\" fill=\"{band.Colour}\"/>{Patterns[MapBands.DarknessOf(band)]}");
        Pattern(svg, $"{id}-hidden", HiddenPattern);
        svg.Append("</defs>");
        if (background.Count > 0)
        {
            svg.Append("<path fill=\"none\" stroke=\"#b1b4b6\" d=\"");
            foreach (var ring in background)
                Outline.Append(svg, ring.Select(Point));
            svg.Append("\"/>");
        }

        svg.Append("<g stroke=\"#505a5f\" stroke-width=\"1\" stroke-linejoin=\"round\" fill-rule=\"evenodd\">");
        foreach (var place in places)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{FillOf(id, bands, place.Count)}\" d=\"");
            foreach (var ring in place.Rings)
                Outline.Append(svg, ring.Select(Point));
            svg.Append(CultureInfo.InvariantCulture, $"\"><title>{Text(place.Name)}: {Text(place.Count.Text)} {Text(unit)}</title></path>");
        }

        svg.Append("</g><g font-family=\"arial, sans-serif\" font-size=\"22\" font-weight=\"bold\" text-anchor=\"middle\" aria-hidden=\"true\">");
        foreach (var place in places.Where(place => place.Label is not null))
        {
            var (x, y) = Point(Middle(place.Rings.MaxBy(ring => ring.Count)!));
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"17\" fill=\"#ffffff\" stroke=\"#0b0c0c\" stroke-width=\"2\"/><text x=\"{x}\" y=\"{y + 8}\" fill=\"#0b0c0c\">{Text(place.Label!)}</text>");
        }

        svg.Append("</g></svg>");
        return new ReportMap(title, svg.ToString(), [.. Legend(id, bands, unit, placeWord, places)]);
    }

    private static IEnumerable<ReportMapBand> Legend(string id, IReadOnlyList<MapBand> bands, string unit, string placeWord, IReadOnlyList<TexturedPlace> places)
    {
        string Places(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? placeWord : placeWord + "s")}");
        foreach (var band in bands)
            yield return new ReportMapBand(MapBands.DarknessOf(band) < 0 ? band.Colour : $"url(#{IdOf(id, band)})", $"{band.Words} {unit}: {Places(places.Count(place => place.Count.Value >= band.From && place.Count.Value <= band.To))}");
        if (places.Count(place => place.Count.IsHidden) is > 0 and var hidden)
            yield return new ReportMapBand($"url(#{id}-hidden)", $"Not shown, because the count is small or would give a small one away: {Places(hidden)}");
    }

    private static string FillOf(string id, IReadOnlyList<MapBand> bands, Figure count)
    {
        if (count.Value is not { } value)
            return $"url(#{id}-hidden)";

        var band = bands.First(each => value <= each.To);
        return MapBands.DarknessOf(band) < 0 ? band.Colour : $"url(#{IdOf(id, band)})";
    }

    private static PlanePoint Middle(IReadOnlyList<PlanePoint> ring)
    {
        double area = 0, x = 0, y = 0;
        var first = ring[0];
        for (var corner = 1; corner < ring.Count; corner++)
        {
            var (aX, aY, bX, bY) = (ring[corner - 1].X - first.X, ring[corner - 1].Y - first.Y, ring[corner].X - first.X, ring[corner].Y - first.Y);
            var part = (aX * bY) - (bX * aY);
            area += part;
            x += (aX + bX) * part;
            y += (aY + bY) * part;
        }

        return area == 0 ? first : new PlanePoint(first.X + (x / (3 * area)), first.Y + (y / (3 * area)));
    }

    private static string IdOf(string id, MapBand band) => $"{id}-class-{MapBands.DarknessOf(band)}";

    private static void Pattern(StringBuilder svg, string id, string inner)
        => svg.Append(CultureInfo.InvariantCulture, $"<pattern id=\"{id}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">{inner}</pattern>");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
