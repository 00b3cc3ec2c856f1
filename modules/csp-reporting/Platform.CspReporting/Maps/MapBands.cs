using System.Globalization;

namespace Platform.CspReporting.Maps;

/// <summary>One shade of a map and the counts that it stands for.</summary>
/// <param name="From">The smallest count.</param>
/// <param name="To">The largest count.</param>
/// <param name="Colour">The fill, as six hexadecimal digits after a #.</param>
internal sealed record MapBand(int From, int To, string Colour)
{
    /// <summary>"12 to 30", or "0".</summary>
    public string Words => From == To
        ? From.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{From} to {To}");
}

/// <summary>The shades of a map: none on its own, the rest in up to four bands with about as many places in each.</summary>
internal static class MapBands
{
    // One hue from light to dark: it stays in order in print and for people who do not see colours.
    private const string None = "#f3f2f1";
    private static readonly string[] Shades = ["#cfe0f0", "#8ab4da", "#3f7fb9", "#123f6e"];

    /// <summary>How dark a band's shade is, from 0; -1 for none.</summary>
    public static int DarknessOf(MapBand band) => Array.IndexOf(Shades, band.Colour);

    /// <summary>The bands for a set of counts.</summary>
    public static IReadOnlyList<MapBand> For(IEnumerable<int> counts)
    {
        var ordered = counts.Order().ToList();
        var bands = new List<MapBand>();
        if (ordered.Contains(0))
            bands.Add(new MapBand(0, 0, None));

        var some = ordered.Where(count => count > 0).ToList();
        if (some.Count == 0)
            return bands;

        var edges = Enumerable.Range(1, Shades.Length).Select(part => some[(some.Count * part / Shades.Length) - (some.Count * part / Shades.Length > 0 ? 1 : 0)]).Distinct().ToList();
        var from = some[0];
        for (var band = 0; band < edges.Count; band++)
        {
            if (edges[band] < from)
                continue;

            bands.Add(new MapBand(from, edges[band], Shades[Shades.Length - edges.Count + band]));
            from = edges[band] + 1;
        }

        return bands;
    }

    /// <summary>The fill of one count.</summary>
    public static string ColourOf(this IReadOnlyList<MapBand> bands, int count)
        => bands.FirstOrDefault(band => count <= band.To)?.Colour ?? None;
}
