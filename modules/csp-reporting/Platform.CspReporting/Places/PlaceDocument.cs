using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Files;

namespace Platform.CspReporting.Places;

/// <summary>Places as files: the tables of the page and nothing counted anew.</summary>
internal static class PlaceDocument
{
    /// <summary>The document that every format renders.</summary>
    public static ReportDocument Of(string title, string period, IReadOnlyList<ReportTable> tables, IReadOnlyList<string> notes, IReadOnlyList<string> sources) => new(
        title, period,
        [
            .. tables.SelectMany(ReportDocument.OfTable),
            new HeadingBlock("About these figures"), .. notes.Select(note => new BulletBlock(note)),
            new HeadingBlock("Sources"), .. sources.Select(source => new BulletBlock(source)),
        ],
        $"{title}, {period}. OFFICIAL");

    /// <summary>The tables of hexagons; none where nothing has been imported.</summary>
    public static IReadOnlyList<ReportTable> Tables(HexagonsView view) => view.Table is { } table ? [table] : [];
}
