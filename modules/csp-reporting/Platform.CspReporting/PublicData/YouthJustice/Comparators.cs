using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.PublicData.YouthJustice;

/// <summary>A published value of a place and year, to compare with.</summary>
/// <param name="Place">Its name.</param>
/// <param name="Years">As the publisher writes them.</param>
/// <param name="Value">Null where it was withheld.</param>
internal sealed record Comparator(string Place, string Years, decimal? Value);

/// <summary>What is published about an area, its region and England.</summary>
/// <param name="Area">The area by year; empty where the publisher has no such place.</param>
/// <param name="Region">Its region by year.</param>
/// <param name="England">England by year; empty where its row is none that can be believed.</param>
/// <param name="Notes">What to know, in sentences.</param>
/// <param name="Source">Publisher, period and licence; null where nothing has been imported.</param>
internal sealed record PublishedComparators(IReadOnlyList<Comparator> Area, IReadOnlyList<Comparator> Region, IReadOnlyList<Comparator> England, IReadOnlyList<string> Notes, string? Source)
{
    private const int FirstRegion = 970;

    /// <summary>Nothing is published, or imported.</summary>
    public static readonly PublishedComparators None = new([], [], [], [], null);

    /// <summary>Reads what is published of one measure.</summary>
    public static async Task<PublishedComparators> ReadAsync(CspReportingDbContext db, string measure, Area area, CancellationToken cancellationToken)
    {
        if (measure.Length == 0 || await db.CurrentFiles(PublicFileKind.YouthJusticeMeasures).FirstOrDefaultAsync(cancellationToken) is not { } file)
            return None;

        var rows = await db.PublishedMeasures.AsNoTracking().Where(row => row.FileNumber == file.Number && row.Measure == measure).ToListAsync(cancellationToken);
        var ofArea = rows.Where(row => row.PlaceNumber < FirstRegion && PlaceNames.IsSame(row.PlaceName, area.Name)).ToList();
        var region = ofArea.Select(row => row.Region).FirstOrDefault() ?? "";
        var ofRegion = rows.Where(row => row.PlaceNumber >= FirstRegion && PlaceNames.IsSame(row.PlaceName, region)).ToList();
        var regions = rows.Where(row => row.PlaceNumber > FirstRegion).ToLookup(row => row.Years);
        List<string> notes = [];
        List<Comparator> england = [];
        foreach (var row in rows.Where(row => row.PlaceNumber == FirstRegion).OrderBy(row => row.Years, StringComparer.Ordinal))
        {
            // A rate of the whole lies between the lowest and the highest of its parts; a sum of rates does not, and is none.
            var parts = regions[row.Years].Where(part => part.Value is not null).Select(part => part.Value!.Value).ToList();
            if (row.Value is { } whole && parts.Count > 1 && (whole < parts.Min() || whole > parts.Max()))
                notes.Add(FormattableString.Invariant($"The publisher's figure for England in {row.Years}, {whole:0.##}, lies outside those of its regions and is not shown: it looks like their sum, and rates cannot be added."));
            else
                england.Add(new Comparator("England", row.Years, row.Value));
        }

        if (ofArea.Count == 0)
            notes.Add($"The publisher has no figure for {area.Name}: it publishes counties and unitary authorities.");
        return new PublishedComparators(Of(ofArea), Of(ofRegion), england, notes, file.Source);
    }

    private static List<Comparator> Of(IEnumerable<PublishedMeasure> rows)
        => [.. rows.OrderBy(row => row.Years, StringComparer.Ordinal).Select(row => new Comparator(row.PlaceName, row.Years, row.Value))];
}

/// <summary>Publishers spell places in their own ways.</summary>
internal static class PlaceNames
{
    /// <summary>"Kingston Upon Hull, City of" and "Kingston upon Hull, City of"; "Yorkshire and The Humber" and "Yorkshire and the Humber"; "Outer London" and "London (Outer)".</summary>
    public static bool IsSame(string one, string other) => Plain(one).Equals(Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => name switch
    {
        "Outer London" => "London (Outer)",
        "Inner London" => "London (Inner)",
        "Bedford Borough" => "Bedford",
        "County Durham" => "Durham",
        "Herefordshire, County of" => "Herefordshire",
        _ => name,
    };
}
