namespace Platform.CspReporting.Maps;

/// <summary>A hexagon of the grid, by its column along the row and its row.</summary>
internal readonly record struct HexCell(int Column, int Row)
{
    /// <summary>Its name in addresses and tables, for example "-12.345".</summary>
    public string Key => FormattableString.Invariant($"{Column}.{Row}");
}

/// <summary>
/// Hexagons of one size over <see cref="EqualAreaPlane"/>, with a corner to the north. There is one size alone: two grids over the same rows
/// could be subtracted from each other.
/// </summary>
internal static class HexGrid
{
    /// <summary>Metres from one flat side to the other.</summary>
    public const int Width = 1_000;

    // From the middle to a corner.
    private static readonly double Size = Width / Math.Sqrt(3);

    /// <summary>The hexagon that a point lies in: the one whose middle is nearest.</summary>
    public static HexCell CellOf(PlanePoint point)
    {
        var (column, row) = (((point.X * Math.Sqrt(3) / 3) - (point.Y / 3)) / Size, point.Y * 2 / 3 / Size);
        // Column, row and what completes them to nought are rounded; the one that was rounded most follows from the others.
        var rest = -column - row;
        var (c, r, s) = (Math.Round(column), Math.Round(row), Math.Round(rest));
        var (ofColumn, ofRow, ofRest) = (Math.Abs(c - column), Math.Abs(r - row), Math.Abs(s - rest));
        if (ofColumn > ofRow && ofColumn > ofRest)
            c = -r - s;
        else if (ofRow > ofRest)
            r = -c - s;
        return new HexCell((int)c, (int)r);
    }

    /// <summary>The middle of a hexagon.</summary>
    public static PlanePoint MiddleOf(HexCell cell) => new(Width * (cell.Column + (cell.Row / 2.0)), Size * 1.5 * cell.Row);

    /// <summary>Its six corners, the first again at the end.</summary>
    public static IReadOnlyList<PlanePoint> CornersOf(HexCell cell)
    {
        var middle = MiddleOf(cell);
        return [.. Enumerable.Range(0, 7).Select(corner => (30 + (60 * corner)) * Math.PI / 180).Select(angle => new PlanePoint(middle.X + (Size * Math.Cos(angle)), middle.Y + (Size * Math.Sin(angle))))];
    }
}
