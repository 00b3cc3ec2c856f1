using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.PoliceUk;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Reports;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.Disproportionality;

/// <summary>What happened by broad ethnic group, and of how many it could have: counts before they pass the gate.</summary>
/// <param name="Span">The months that were counted.</param>
/// <param name="Place">Where it happened, in words.</param>
/// <param name="Events">Events by group; "not-known" for those of whom nothing is known.</param>
/// <param name="Base">People, or those who reached the stage before, by group; empty where there is no such table.</param>
/// <param name="BaseName">What the base is.</param>
/// <param name="BaseIsPublished">The base is a published population, and not our own counts.</param>
/// <param name="Notes">What to know, in sentences.</param>
/// <param name="Sources">Publishers, periods and licences.</param>
internal sealed record GroupCounts(
    MonthSpan Span, string Place, IReadOnlyDictionary<string, int> Events, IReadOnlyDictionary<string, int> Base, string BaseName, bool BaseIsPublished,
    IReadOnlyList<string> Notes, IReadOnlyList<string> Sources)
{
    /// <summary>A file says how many there were in at least one of the months; otherwise nobody knows, and that is not nought.</summary>
    public bool IsHeld { get; init; } = true;
}

/// <summary>Counts by group from the files in use and from our own facts.</summary>
internal sealed class GroupCountsReader(CspReportingDbContext db, ReferenceData reference)
{
    private const string Children = "10-17", NotKnown = "not-known";

    /// <summary>Counts a decision point.</summary>
    /// <param name="point">What is decided.</param>
    /// <param name="area">The local authority.</param>
    /// <param name="asked">The months; null for all that are held, or the last twelve of our own.</param>
    /// <param name="officerDefined">By the officer's view and not by the person's own; only public files have it.</param>
    /// <param name="childrenOnly">Only those aged 10 to 17; our own facts are about children anyway.</param>
    /// <param name="today">Today.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<GroupCounts> ReadAsync(DecisionPoint point, Area area, MonthSpan? asked, bool officerDefined, bool childrenOnly, DateOnly today, CancellationToken cancellationToken)
        => point.IsPublic
            ? await SearchesAsync(area, asked, officerDefined, childrenOnly, cancellationToken)
            : await FactsAsync(point, area, asked ?? MonthSpan.YearTo(new DateOnly(today.Year, today.Month, 1)), cancellationToken);

    private async Task<GroupCounts> FactsAsync(DecisionPoint point, Area area, MonthSpan span, CancellationToken cancellationToken)
    {
        var counts = (await db.Facts
            .Where(fact => fact.AreaCode == area.Code && fact.HappenedOn >= span.First && fact.HappenedOn <= span.LastDay && fact.EthnicGroup != null
                && (fact.Measure == point.Measure || fact.Measure == point.StageBefore))
            .GroupBy(fact => new { fact.Measure, fact.EthnicGroup })
            .Select(group => new { group.Key.Measure, group.Key.EthnicGroup, Count = group.Count() }).ToListAsync(cancellationToken))
            .ToLookup(each => each.Measure, each => (Group: each.EthnicGroup!, each.Count));
        var events = counts[point.Measure].ToDictionary(each => each.Group, each => each.Count);
        if (point.StageBefore is { } before)
        {
            var name = DecisionPoint.All.First(each => each.Measure == before).WhatIsCounted;
            return new GroupCounts(span, area.Name, events, counts[before].ToDictionary(each => each.Group, each => each.Count), $"{name} in the same months", BaseIsPublished: false,
                [$"The base is the stage before: {name.ToLowerInvariant()} in the same months. Somebody may have reached it in an earlier month."], []);
        }

        var (population, baseName, notes, sources) = await PopulationAsync([area], area.Name, cancellationToken);
        return new GroupCounts(span, area.Name, events, population, baseName, BaseIsPublished: true,
            [.. notes, .. population.Count == 0 ? [] : new[] { "The base is people of all ages, and what is counted is about children: a group with more children has a higher rate for that alone." }], sources);
    }

    private async Task<GroupCounts> SearchesAsync(Area area, MonthSpan? asked, bool officerDefined, bool childrenOnly, CancellationToken cancellationToken)
    {
        var first = asked?.First ?? DateOnly.MinValue;
        var last = asked?.Last ?? DateOnly.MaxValue;
        var (cells, files, isWholeForce) = await CellsAsync(area, first, last, officerDefined, cancellationToken);

        List<string> notes = [];
        var unfinished = cells.GroupBy(cell => cell.Month)
            .Where(month => new SearchMonth(month.Key, month.Sum(cell => cell.Rows), month.Where(cell => cell.Age is not null).Sum(cell => cell.Rows)).IsUnfinished)
            .Select(month => month.Key).Order().ToList();
        if (unfinished.Count > 0)
        {
            cells = [.. cells.Where(cell => !unfinished.Contains(cell.Month))];
            notes.Add($"Left out, because most of their rows have no age and the publisher put them out unfinished: {string.Join(", ", unfinished.Select(CalendarQuarter.NameOf))}.");
        }

        var months = cells.Select(cell => cell.Month).Distinct().Order().ToList();
        var span = months.Count == 0 ? asked ?? default : new MonthSpan(months[0], months[^1]);
        var missing = months.Count == 0 ? 0 : ((span.Last.Year - span.First.Year) * 12) + span.Last.Month - span.First.Month + 1 - months.Count - unfinished.Count(month => month > span.First && month < span.Last);
        if (missing > 0)
            notes.Add($"{missing} {(missing == 1 ? "month" : "months")} between these have not been imported. What has not been imported is not nought.");

        var events = new Dictionary<string, int>(StringComparer.Ordinal);
        var strange = 0;
        foreach (var cell in cells.Where(cell => !childrenOnly || cell.Age == Children))
        {
            var group = EthnicWordings.Police.GroupOf(cell.Ethnicity);
            strange += group is null ? cell.Rows : 0;
            events[group ?? NotKnown] = events.GetValueOrDefault(group ?? NotKnown) + cell.Rows;
        }

        if (strange > 0)
            notes.Add("Some rows have a wording of ethnicity that our list does not hold; they stand under \"Not known\".");
        notes.Add(officerDefined ? "Ethnicity as the officer saw it. What a person says of themselves is another column, and nothing replaces it." : "Ethnicity as people defined it themselves. \"Not stated\" is not a group: those searches count to no rate.");

        var place = isWholeForce ? $"the whole of {area.PoliceForceName}, of which {area.Name} is a part" : area.Name;
        var areas = isWholeForce ? reference.Areas.Where(each => each.PoliceForceCode == area.PoliceForceCode).ToList() : [area];
        var (population, baseName, baseNotes, sources) = await PopulationAsync(areas, isWholeForce ? area.PoliceForceName : area.Name, cancellationToken);
        if (childrenOnly && population.Count > 0)
            notes.Add("The base is people of all ages and what is counted is searches of children, because the table of children by ethnic group is not held: a group with more children has a higher rate for that alone.");
        return new GroupCounts(span, place, events, population, baseName, BaseIsPublished: true, [.. notes, .. baseNotes], [.. files.Select(file => file.Source).Concat(sources).Distinct()]) { IsHeld = months.Count > 0 };
    }

    // Rows that lie in the area where a file says so; else those of the whole force, because the publisher moves points and gives no LSOA.
    private async Task<(IReadOnlyList<Cell> Cells, IReadOnlyList<PublicFile> Files, bool IsWholeForce)> CellsAsync(
        Area area, DateOnly first, DateOnly last, bool officerDefined, CancellationToken cancellationToken)
    {
        var list = officerDefined ? TermList.OfficerDefinedEthnicity : TermList.SelfDefinedEthnicity;
        var terms = await db.Terms.AsNoTracking().Where(term => term.List == list || term.List == TermList.AgeRange).ToDictionaryAsync(term => term.Id, term => term.Text, cancellationToken);
        string? Text(int? term) => term is { } id ? terms[id] : null;

        var ofAreas = await db.CurrentFiles(PublicFileKind.AreaStopAndSearch).ToListAsync(cancellationToken);
        var lookup = await db.CurrentFiles(PublicFileKind.LsoaLookup).Select(file => file.Number).FirstOrDefaultAsync(cancellationToken);
        var numbers = ofAreas.Select(file => file.Number).ToList();
        if (numbers.Count > 0)
        {
            var rows = await (
                from search in db.StopsAndSearches
                where numbers.Contains(search.FileNumber) && search.MonthOn >= first && search.MonthOn <= last
                join lsoa in db.Lsoas on search.LsoaCode equals lsoa.Code
                where lsoa.FileNumber == lookup && lsoa.AuthorityCode == area.Code
                group search by new { search.FileNumber, search.MonthOn, search.AgeRange, search.SelfDefinedEthnicity, search.OfficerDefinedEthnicity } into cell
                select new { cell.Key.FileNumber, cell.Key.MonthOn, cell.Key.AgeRange, cell.Key.SelfDefinedEthnicity, cell.Key.OfficerDefinedEthnicity, Rows = cell.Count() }).ToListAsync(cancellationToken);
            // Of two files that hold the same month, the later one counts.
            var newest = rows.GroupBy(row => row.MonthOn!.Value).ToDictionary(month => month.Key, month => month.Max(row => row.FileNumber));
            var used = rows.Where(row => row.FileNumber == newest[row.MonthOn!.Value]).ToList();
            if (used.Count > 0)
                return ([.. used.Select(row => new Cell(row.MonthOn!.Value, Text(row.AgeRange), Text(officerDefined ? row.OfficerDefinedEthnicity : row.SelfDefinedEthnicity), row.Rows))], [.. ofAreas.Where(file => used.Any(row => row.FileNumber == file.Number))], false);
        }

        var force = RecordedCrimeReader.ForceOf(area);
        var files = await db.CurrentFiles(PublicFileKind.StopAndSearch).Where(file => file.Force == force && file.MonthOn >= first && file.MonthOn <= last).OrderBy(file => file.MonthOn).ToListAsync(cancellationToken);
        var months = files.ToDictionary(file => file.Number, file => file.MonthOn!.Value);
        var keys = months.Keys.ToList();
        var counted = await db.StopsAndSearches.Where(search => keys.Contains(search.FileNumber))
            .GroupBy(search => new { search.FileNumber, search.AgeRange, search.SelfDefinedEthnicity, search.OfficerDefinedEthnicity })
            .Select(cell => new { cell.Key.FileNumber, cell.Key.AgeRange, cell.Key.SelfDefinedEthnicity, cell.Key.OfficerDefinedEthnicity, Rows = cell.Count() }).ToListAsync(cancellationToken);
        return ([.. counted.Select(row => new Cell(months[row.FileNumber], Text(row.AgeRange), Text(officerDefined ? row.OfficerDefinedEthnicity : row.SelfDefinedEthnicity), row.Rows))], files, true);
    }

    private async Task<(IReadOnlyDictionary<string, int> People, string Name, IReadOnlyList<string> Notes, IReadOnlyList<string> Sources)> PopulationAsync(
        IReadOnlyList<Area> areas, string name, CancellationToken cancellationToken)
    {
        var none = (new Dictionary<string, int>(), "no base");
        if (await db.CurrentFiles(PublicFileKind.EthnicPopulation).FirstOrDefaultAsync(cancellationToken) is not { } file)
            return (none.Item1, none.Item2, ["No population by ethnic group has been imported, so there is no rate."], []);

        var codes = areas.Select(area => area.Code).ToList();
        var rows = await db.EthnicPopulations.Where(row => row.FileNumber == file.Number && codes.Contains(row.AreaCode)).Select(row => new { row.AreaCode, row.GroupName, row.People }).ToListAsync(cancellationToken);
        var absent = areas.Where(area => rows.All(row => row.AreaCode != area.Code)).Select(area => area.Name).ToList();
        if (absent.Count > 0)
            return (none.Item1, none.Item2, [$"The population by ethnic group is published for counties and unitary authorities and not for {string.Join(", ", absent)}, so there is no rate."], []);

        return (rows.Where(row => EthnicWordings.Census.GroupOf(row.GroupName) is not (null or NotKnown)).GroupBy(row => EthnicWordings.Census.GroupOf(row.GroupName)!).ToDictionary(group => group.Key, group => group.Sum(row => row.People)),
            $"People of all ages in {name}, {file.Subject}", [], [file.Source]);
    }

    private sealed record Cell(DateOnly Month, string? Age, string? Ethnicity, int Rows);
}
