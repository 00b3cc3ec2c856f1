using System.Globalization;
using System.Text;

namespace Platform.CspReporting.Maps;

/// <summary>Writes a ring as part of an SVG path, without the corners that the picture's grid makes equal or that lie on one line.</summary>
internal static class Outline
{
    /// <summary>Appends a ring. Neighbours share corners, and equal corners land on equal points, so borders still meet after this.</summary>
    public static void Append(StringBuilder svg, IEnumerable<(int X, int Y)> corners)
    {
        var kept = new List<(int X, int Y)>();
        foreach (var corner in corners)
        {
            if (kept.Count > 0 && kept[^1] == corner)
                continue;

            if (kept.Count > 1 && OnOneLine(kept[^2], kept[^1], corner))
                kept.RemoveAt(kept.Count - 1);
            kept.Add(corner);
        }

        if (kept.Count < 3)
            return;

        svg.Append(CultureInfo.InvariantCulture, $"M{kept[0].X} {kept[0].Y}l");
        for (var corner = 1; corner < kept.Count; corner++)
        {
            var (x, y) = (kept[corner].X - kept[corner - 1].X, kept[corner].Y - kept[corner - 1].Y);
            svg.Append(CultureInfo.InvariantCulture, $"{(corner > 1 && x >= 0 ? " " : "")}{x}{(y >= 0 ? " " : "")}{y}");
        }

        svg.Append('z');
    }

    private static bool OnOneLine((int X, int Y) a, (int X, int Y) b, (int X, int Y) c)
    {
        var (abX, abY, bcX, bcY) = (b.X - a.X, b.Y - a.Y, c.X - b.X, c.Y - b.Y);
        return (long)abX * bcY == (long)abY * bcX && ((long)abX * bcX) + ((long)abY * bcY) > 0;
    }
}
