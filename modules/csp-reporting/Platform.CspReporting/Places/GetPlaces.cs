using System.Globalization;
using MediatR;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disproportionality;
using Platform.CspReporting.Maps;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Reports;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.CspReporting.Places;

/// <summary>Recorded crime of an area by LSOA, with its trend, season, persistence, harm, deprivation and a map; null for an area out of reach or that is none.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="From">The first month, for example 2025-01; null for the last twelve that have been imported.</param>
/// <param name="To">The last month.</param>
/// <param name="Group">The group of crime types that is ranked and drawn.</param>
/// <param name="Sort">One of <see cref="PlaceSort"/>.</param>
/// <param name="After">The code of the last LSOA of the page before; null for the first page.</param>
/// <param name="IsWhole">Every LSOA and the tables of files, in place of one page and the pictures.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record GetPlaces(string AreaCode, string? From = null, string? To = null, string? Group = null, string? Sort = null, string? After = null, bool IsWhole = false) : IQuery<PlacesView?>;

/// <summary>What is shown of an area's places.</summary>
/// <param name="AreaCode">The local authority.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="From">The first month, as an address has it; empty where nothing has been imported.</param>
/// <param name="To">The last month.</param>
/// <param name="Period">The months in words.</param>
/// <param name="GroupCode">The group that is ranked and drawn.</param>
/// <param name="GroupName">What it is called.</param>
/// <param name="Sort">The order of the LSOAs.</param>
/// <param name="Tables">The figures, after the gate.</param>
/// <param name="Map">The map; null where no boundaries have been imported.</param>
/// <param name="Chart">The months as a picture; empty with too few of them.</param>
/// <param name="Signals">What stands out of the months, in sentences.</param>
/// <param name="NextKey">The key of the page after; null on the last.</param>
/// <param name="Notes">What to know before drawing a conclusion, in sentences.</param>
/// <param name="Sources">Publishers, periods and licences.</param>
internal sealed record PlacesView(
    string AreaCode, string AreaName, string From, string To, string Period, string GroupCode, string GroupName, string Sort, IReadOnlyList<ReportTable> Tables, ReportMap? Map,
    string Chart, IReadOnlyList<string> Signals, string? NextKey, IReadOnlyList<string> Notes, IReadOnlyList<string> Sources);

/// <summary>Orders of LSOAs. Ties stand in the order of their codes.</summary>
internal static class PlaceSort
{
    /// <summary>Those with most first.</summary>
    public const string Most = "most";

    /// <summary>Those most often among the highest first.</summary>
    public const string Often = "often";

    /// <summary>Those that grew most first.</summary>
    public const string Rising = "rising";

    /// <summary>Those with most days of harm first.</summary>
    public const string Harm = "harm";

    /// <summary>By code.</summary>
    public const string Code = "code";

    /// <summary>The orders with what pages call them.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [(Most, "Most recorded"), (Often, "Most months among the highest"), (Rising, "Largest rise between the halves"), (Harm, "Most harm days"), (Code, "LSOA code")];

    /// <summary>One that we know.</summary>
    public static string Find(string? sort) => All.FirstOrDefault(each => each.Code == sort).Code ?? Most;

    /// <summary>The LSOAs in an order.</summary>
    public static IReadOnlyList<RankedPlace> Order(IReadOnlyList<RankedPlace> places, string sort) => sort switch
    {
        Often => [.. places.OrderByDescending(place => place.MonthsAmongHighest).ThenBy(place => place.Lsoa.Code, StringComparer.Ordinal)],
        Rising => [.. places.OrderByDescending(place => place.Change is { IsComputable: true } change ? change.Ratio : double.NegativeInfinity).ThenBy(place => place.Lsoa.Code, StringComparer.Ordinal)],
        Harm => [.. places.OrderByDescending(place => place.HarmDays).ThenBy(place => place.Lsoa.Code, StringComparer.Ordinal)],
        Code => [.. places.OrderBy(place => place.Lsoa.Code, StringComparer.Ordinal)],
        _ => places,
    };
}

internal sealed class GetPlacesHandler(CspReportingDbContext db, ReferenceData reference, ISettingProvider settings, ICurrentUser currentUser) : IRequestHandler<GetPlaces, PlacesView?>
{
    private const int PageSize = 25;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <inheritdoc />
    public async Task<PlacesView?> Handle(GetPlaces request, CancellationToken cancellationToken)
    {
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)))
            return null;

        var (selected, sort) = (PlaceGroup.Find(request.Group), PlaceSort.Find(request.Sort));
        var counts = await new PlaceCountsReader(db).ReadAsync(area, PlacePeriod.Of(request.From, request.To), cancellationToken);
        var (from, to) = counts.Span == default ? ("", "") : (MonthSpan.TextOf(counts.Span.First), MonthSpan.TextOf(counts.Span.Last));
        if (counts.Files.Count == 0 || counts.Lsoas.Count == 0)
            return new PlacesView(area.Code, area.Name, from, to, counts.Span.InWords, selected.Code, selected.Name, sort, [], null, "", [], null, [NothingHeld(area, counts)], []);

        var data = new PlaceData(db);
        var (deciles, deprivationFile) = await data.DecilesAsync(counts.Lsoas, cancellationToken);
        var types = PlaceCrimeType.On(counts.Span.Last);
        var ranked = PlaceRanking.Rank(counts, selected, types, deciles);
        var tables = new PlaceTables(area.Name, counts, selected, types, ranked, new DisclosureGate(await CspReportingSettings.RuleAsync(settings, cancellationToken)));
        var ordered = PlaceSort.Order(ranked, sort);
        if (request.IsWhole)
        {
            return View([tables.Counts(ordered), tables.Detail(ordered, deprivationFile is not null), tables.Months(), tables.Season(), tables.Deprivation(deprivationFile is not null), tables.LsoaTypes(), tables.LsoaMonths()],
                null, "", null, [deprivationFile]);
        }

        var first = request.After is { } after ? ordered.TakeWhile(place => place.Lsoa.Code != after).Count() + 1 : 0;
        List<RankedPlace> page = [.. ordered.Skip(first >= ordered.Count ? 0 : first).Take(PageSize)];
        var (outlines, boundaryFile) = await data.OutlinesAsync(area.Code, cancellationToken);
        return View([tables.Counts(page), tables.Detail(page, deprivationFile is not null), tables.Months(), tables.Season(), tables.Deprivation(deprivationFile is not null)],
            Map(area, counts, selected, ranked, outlines), tables.Chart(), page[^1] == ordered[^1] ? null : page[^1].Lsoa.Code, [deprivationFile, boundaryFile]);

        PlacesView View(IReadOnlyList<ReportTable> made, ReportMap? map, string chart, string? next, IReadOnlyList<PublicFile?> files) => new(
            area.Code, area.Name, from, to, counts.Span.InWords, selected.Code, selected.Name, sort, made, map, chart, tables.Signals(), next, [.. Notes(area, counts)],
            [.. counts.Files.Concat(files.OfType<PublicFile>()).Select(file => file.Source).Distinct()]);
    }

    private static ReportMap? Map(Area area, PlaceCounts counts, PlaceGroup selected, IReadOnlyList<RankedPlace> ranked, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<PlanePoint>>> outlines)
    {
        List<TexturedPlace> places = [.. ranked.Where(place => outlines.ContainsKey(place.Lsoa.Code)).Select(place => new TexturedPlace(
            place.Label, DisclosureGate.Published(place.Count), place.Rank <= PlaceRanking.Highest && place.Count > 0 ? place.Rank.ToString(English) : null, outlines[place.Lsoa.Code]))];
        var missing = ranked.Count - places.Count;
        return TexturedMap.Draw("places-map", $"{area.Name}: {char.ToLowerInvariant(selected.Name[0])}{selected.Name[1..]} by LSOA, {counts.Span.InWords}",
            string.Create(English, $"{ranked.Count(place => place.Count > 0):N0} of {ranked.Count:N0} LSOAs have some; {ranked[0].Label} has most, with {ranked[0].Count:N0}. The ten with most are numbered as in the table, which has the same figures.{(missing > 0 ? $" {missing} LSOAs of the table have no outline in the file." : "")}"),
            "recorded", "LSOA", places, []);
    }

    private static string NothingHeld(Area area, PlaceCounts counts)
        => counts.Span == default || counts.Files.Count == 0
            ? $"No recorded crime of {(counts.Span == default ? "any month" : counts.Span.InWords)} has been imported for {area.Name}. Import the street files of data.police.uk and the lookup of LSOAs on the page Public data, or with the commands platform import police-uk and platform import lookups. What has not been imported is not nought."
            : $"The imported lookup has no LSOA of {area.Name}. Import one that has, on the page Public data or with the command platform import lookups.";

    private static IEnumerable<string> Notes(Area area, PlaceCounts counts)
    {
        var inArea = counts.Cells.Sum(cell => cell.Rows);
        var (near, far) = (counts.Elsewhere.Where(each => each.IsInForceArea).ToList(), counts.Elsewhere.Where(each => !each.IsInForceArea).Sum(each => each.Rows) + counts.Unknown);
        yield return string.Create(English, $"{inArea:N0} rows lie in {area.Name}. Counted apart and not in any table: {string.Join("", near.Select(each => $"{each.Rows.ToString("N0", English)} of the force's rows in {each.AuthorityName}, "))}{far:N0} in authorities outside the force's area, {counts.WithoutLocation:N0} without a location.");
        if (!counts.IsComplete)
            yield return $"Not imported: {string.Join(", ", counts.Months.Except(counts.Imported).Select(CalendarQuarter.NameOf))}. What has not been imported is not nought.";
        yield return "Recorded crime is public and shown in full by LSOA. Violence and sexual offences is a proxy: the type mixes everything from harassment to homicide.";
        foreach (var file in counts.Files.Where(file => file.Changes.Length > 0))
            yield return $"{file.FileName} is a later version than the first that was imported; the page \"Public data\" says what changed.";
    }
}
