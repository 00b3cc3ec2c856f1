using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Disproportionality;
using Platform.CspReporting.Maps;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.Reports;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.CspReporting.Places;

/// <summary>Recorded crime of an area by hexagon, small counts hidden; null for an area out of reach or that is none.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="From">The first month, for example 2025-01; null for the last twelve that have been imported.</param>
/// <param name="To">The last month.</param>
/// <param name="Group">The group of crime types that is counted.</param>
/// <param name="After">The key of the last hexagon of the page before; null for the first page.</param>
/// <param name="IsWhole">Every hexagon, in place of one page and the map.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record GetHexagons(string AreaCode, string? From = null, string? To = null, string? Group = null, string? After = null, bool IsWhole = false) : IQuery<HexagonsView?>;

/// <summary>What is shown of an area's hexagons.</summary>
/// <param name="AreaCode">The local authority.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="From">The first month, as an address has it; empty where nothing has been imported.</param>
/// <param name="To">The last month.</param>
/// <param name="Period">The months in words.</param>
/// <param name="GroupCode">The group that is counted.</param>
/// <param name="GroupName">What it is called.</param>
/// <param name="Table">The figures, after the gate; null where nothing has been imported.</param>
/// <param name="Map">The map; null for the whole table.</param>
/// <param name="NextKey">The key of the page after; null on the last.</param>
/// <param name="Notes">What to know before drawing a conclusion, in sentences.</param>
/// <param name="Sources">Publishers, periods and licences.</param>
internal sealed record HexagonsView(
    string AreaCode, string AreaName, string From, string To, string Period, string GroupCode, string GroupName, ReportTable? Table, ReportMap? Map, string? NextKey,
    IReadOnlyList<string> Notes, IReadOnlyList<string> Sources);

internal sealed class GetHexagonsHandler(CspReportingDbContext db, ReferenceData reference, ISettingProvider settings, ICurrentUser currentUser) : IRequestHandler<GetHexagons, HexagonsView?>
{
    private const int PageSize = 25;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <inheritdoc />
    public async Task<HexagonsView?> Handle(GetHexagons request, CancellationToken cancellationToken)
    {
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)))
            return null;

        var selected = PlaceGroup.Find(request.Group);
        var points = await new PlacePointsReader(db).ReadAsync(area, PlacePeriod.Of(request.From, request.To), selected, cancellationToken);
        var (from, to) = points.Span == default ? ("", "") : (MonthSpan.TextOf(points.Span.First), MonthSpan.TextOf(points.Span.Last));
        if (points.Files.Count == 0)
            return new HexagonsView(area.Code, area.Name, from, to, points.Span.InWords, selected.Code, selected.Name, null, null, null, [$"No recorded crime has been imported for {area.Name} in these months. What has not been imported is not nought."], []);

        var rule = await CspReportingSettings.RuleAsync(settings, cancellationToken);
        var released = HexagonCounts.Release(points.Points, new DisclosureGate(rule));
        var shown = released.Where(cell => !cell.Count.IsHidden).ToList();
        var first = request.After is { } after ? shown.TakeWhile(cell => cell.Cell.Key != after).Count() + 1 : 0;
        List<ReleasedHexagon> page = request.IsWhole ? shown : [.. shown.Skip(first >= shown.Count ? 0 : first).Take(PageSize)];
        var (outlines, boundaryFile) = request.IsWhole ? (null, null) : await new PlaceData(db).OutlinesAsync(area.Code, cancellationToken);
        var hidden = released.Count - shown.Count;
        var lowerName = char.ToLowerInvariant(selected.Name[0]) + selected.Name[1..];
        var message = shown.Count == 0 ? $"No hexagon has enough {lowerName} to be shown."
            : string.Create(English, $"{shown.Count:N0} hexagons are shown; {hidden:N0} with few are not. The one with most has {shown[0].Count.Text}, and most of its rows lie in {shown[0].Lsoa}.");
        var table = new ReportTable("hexagons", $"{selected.Name} by hexagon", message, "Hexagon", [selected.Name],
            [.. page.Select(cell => new ReportRow($"{cell.Rank}. Hexagon {cell.Cell.Key}, mostly in {cell.Lsoa}", [cell.Count]))],
            hidden > 0 ? [rule.Note] : [], []);
        var map = outlines is null ? null : TexturedMap.Draw("hexagons-map", $"{area.Name}: {lowerName} by hexagon, {points.Span.InWords}", $"{message} The ten with most are numbered as in the table, which has the same figures.", "recorded", "hexagon",
            [.. released.Select(cell => new TexturedPlace($"Hexagon {cell.Cell.Key}, mostly in {cell.Lsoa}", cell.Count, cell.Rank <= PlaceRanking.Highest && !cell.Count.IsHidden ? cell.Rank.ToString(English) : null, [HexGrid.CornersOf(cell.Cell)]))],
            [.. outlines.Values.SelectMany(rings => rings)]);
        return new HexagonsView(area.Code, area.Name, from, to, points.Span.InWords, selected.Code, selected.Name, table, map, request.IsWhole || page.Count == 0 || page[^1] == shown[^1] ? null : page[^1].Cell.Key,
            [
                string.Create(English, $"A hexagon is {HexGrid.Width:N0} metres from side to side, on a plane where equal areas stay equal. There is one size alone, so that no two grids can be subtracted from each other."),
                "Rows are counted by the point that the publisher moved them to. A point is never drawn.",
                string.Create(English, $"{points.WithoutPoint:N0} rows of the area's LSOAs have no point and are in no hexagon."),
                "Violence and sexual offences is a proxy: the type mixes everything from harassment to homicide.",
            ],
            [.. points.Files.Concat(new[] { boundaryFile }.OfType<PublicFile>()).Select(file => file.Source).Distinct()]);
    }
}

/// <summary>A hexagon after the gate.</summary>
/// <param name="Cell">Which one.</param>
/// <param name="Rank">Its place by the count; ties in the order of the grid.</param>
/// <param name="Lsoa">The LSOA that most of its rows lie in.</param>
/// <param name="Count">The count, or that it is hidden.</param>
internal sealed record ReleasedHexagon(HexCell Cell, int Rank, string Lsoa, Figure Count);

/// <summary>Counts points into hexagons and lets them through the gate.</summary>
internal static class HexagonCounts
{
    // The exact audit takes the square of the cells. It is given the smallest counts that may be shown and a few of each small count, with
    // their sum: a reader knows less than that, and what holds for one small count holds for every other of the same value.
    private const int Companions = 12, OfEachValue = 4;

    /// <summary>Every hexagon with a row, the one with most first. The sum of all is public, so hidden counts are protected against it.</summary>
    public static IReadOnlyList<ReleasedHexagon> Release(IReadOnlyList<PlacePoint> points, DisclosureGate gate)
    {
        var cells = points.GroupBy(point => HexGrid.CellOf(EqualAreaPlane.Of(point.Longitude, point.Latitude)))
            .Select(group => (Cell: group.Key, Rows: group.Sum(point => point.Rows),
                Lsoa: group.GroupBy(point => point.Lsoa).OrderByDescending(lsoa => lsoa.Sum(point => point.Rows)).ThenBy(lsoa => lsoa.Key.Code, StringComparer.Ordinal).First().Key))
            .OrderByDescending(each => each.Rows).ThenBy(each => each.Cell.Row).ThenBy(each => each.Cell.Column).ToList();
        var places = Enumerable.Range(0, cells.Count).ToLookup(place => gate.Rule.IsSmall(cells[place].Rows));
        List<int> audited = places[true].Any() ? [.. places[false].TakeLast(Companions), .. places[true].GroupBy(place => cells[place].Rows).SelectMany(value => value.Take(OfEachValue))] : [];
        var counts = new int[1, audited.Count];
        for (var column = 0; column < audited.Count; column++)
            counts[0, column] = cells[audited[column]].Rows;
        var table = audited.Count == 0 ? null : gate.Release(new AdditiveTable(counts, HasRowTotals: true, HasColumnTotals: false));
        var figures = audited.Select((place, column) => (place, Figure: table![0, column])).ToDictionary(each => each.place, each => each.Figure);
        var small = figures.Where(each => gate.Rule.IsSmall(cells[each.Key].Rows)).GroupBy(each => cells[each.Key].Rows).ToDictionary(value => value.Key, value => value.First().Value);
        Figure Of(int place) => figures.TryGetValue(place, out var figure) ? figure
            : small.TryGetValue(cells[place].Rows, out var same) ? same : DisclosureGate.Published(gate.Rule.Rounded(cells[place].Rows));

        return [.. cells.Select((each, place) => new ReleasedHexagon(each.Cell, place + 1, $"{each.Lsoa.Name} ({each.Lsoa.Code})", Of(place)))];
    }
}

/// <summary>Rows at one of the publisher's points.</summary>
internal readonly record struct PlacePoint(PlaceLsoa Lsoa, double Longitude, double Latitude, int Rows);

/// <summary>Points of one area over some months, before they pass the gate.</summary>
/// <param name="Span">The months.</param>
/// <param name="Points">Rows by point.</param>
/// <param name="WithoutPoint">Rows in an LSOA of the area that have no point.</param>
/// <param name="Files">The files they come from.</param>
internal sealed record PlacePoints(MonthSpan Span, IReadOnlyList<PlacePoint> Points, int WithoutPoint, IReadOnlyList<PublicFile> Files);

/// <summary>Counts recorded crime by the publisher's points.</summary>
internal sealed class PlacePointsReader(CspReportingDbContext db)
{
    /// <summary>Counts for one area.</summary>
    public async Task<PlacePoints> ReadAsync(Area area, MonthSpan? asked, PlaceGroup selected, CancellationToken cancellationToken)
    {
        var span = asked ?? await new PlaceCountsReader(db).NewestYearAsync(RecordedCrimeReader.ForceOf(area), cancellationToken);
        if (span is not { } months || await db.CurrentFiles(PublicFileKind.LsoaLookup).FirstOrDefaultAsync(cancellationToken) is not { } lookup)
            return new PlacePoints(span ?? default, [], 0, []);

        var (first, last, lookupNumber, areaCode, types) = (months.First, months.Last, lookup.Number, area.Code, PlaceCrimeType.On(months.Last));
        var files = await db.CurrentFiles(PublicFileKind.Street).Where(file => file.MonthOn >= first && file.MonthOn <= last).OrderBy(file => file.MonthOn).ToListAsync(cancellationToken);
        var numbers = files.Select(file => file.Number).ToList();
        var wanted = (await db.Terms.AsNoTracking().Where(term => term.List == TermList.CrimeType).ToListAsync(cancellationToken)).Where(term => selected.Holds(term.Text, types)).Select(term => term.Id).ToList();
        var counted = await (
            from lsoa in db.Lsoas
            where lsoa.FileNumber == lookupNumber && lsoa.AuthorityCode == areaCode
            join crime in db.StreetCrimes on lsoa.Code equals crime.LsoaCode
            where numbers.Contains(crime.FileNumber) && wanted.Contains(crime.CrimeType)
            group crime by new { crime.FileNumber, lsoa.Code, lsoa.Name, crime.Longitude, crime.Latitude } into point
            select new { point.Key.FileNumber, point.Key.Code, point.Key.Name, point.Key.Longitude, point.Key.Latitude, Rows = point.Count() }).ToListAsync(cancellationToken);
        var force = RecordedCrimeReader.ForceOf(area);
        return new PlacePoints(months,
            [.. counted.Where(point => point.Longitude is not null).GroupBy(point => (point.Code, point.Name, point.Longitude, point.Latitude))
                .Select(point => new PlacePoint(new PlaceLsoa(point.Key.Code, point.Key.Name), point.Key.Longitude!.Value, point.Key.Latitude!.Value, point.Sum(each => each.Rows)))],
            counted.Where(point => point.Longitude is null).Sum(point => point.Rows),
            [.. files.Where(file => file.Force == force || counted.Any(point => point.FileNumber == file.Number))]);
    }
}
