using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.Quarters;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.Reports;

/// <summary>
/// Stops and searches of the area's force, for the months that have been imported. The publisher gives a point and no LSOA, and moves
/// the points, so the table is for the whole force and says so.
/// </summary>
internal sealed class StopAndSearchTable(CspReportingDbContext db)
{
    private const string Children = "10-17", Younger = "under 10";

    /// <summary>The table and the files it rests on; null where no month of the quarter has been imported.</summary>
    public async Task<(ReportTable Table, IReadOnlyList<PublicFile> Files)?> ReadAsync(Area area, CalendarQuarter quarter, CancellationToken cancellationToken)
    {
        var force = RecordedCrimeReader.ForceOf(area);
        List<DateOnly?> months = [.. quarter.Months.Select(month => (DateOnly?)month)];
        var files = await db.CurrentFiles(PublicFileKind.StopAndSearch).Where(file => file.Force == force && months.Contains(file.MonthOn)).OrderBy(file => file.MonthOn).ToListAsync(cancellationToken);
        if (files.Count == 0)
            return null;

        var numbers = files.Select(file => file.Number).ToList();
        var ages = await db.Terms.AsNoTracking().Where(term => term.List == TermList.AgeRange).ToDictionaryAsync(term => term.Id, term => term.Text, cancellationToken);
        var counts = (await db.StopsAndSearches.Where(search => numbers.Contains(search.FileNumber)).GroupBy(search => new { search.FileNumber, search.AgeRange })
            .Select(group => new { group.Key.FileNumber, group.Key.AgeRange, Rows = group.Count() }).ToListAsync(cancellationToken))
            .Select(each => (files.Single(file => file.Number == each.FileNumber).MonthOn, Age: each.AgeRange is { } age ? ages[age] : null, each.Rows)).ToList();

        ReportRow Row(string label, Func<string?, bool> counted)
        {
            static Figure Cell(decimal value) => DisclosureGate.Published(value);
            var cells = months.Select(month => files.Any(file => file.MonthOn == month)
                ? Cell(counts.Where(each => each.MonthOn == month && counted(each.Age)).Sum(each => each.Rows))
                : DisclosureGate.Words("not imported")).ToList();
            return new ReportRow(label, [.. cells, cells.All(cell => cell.Value is not null) ? Cell(cells.Sum(cell => cell.Value!.Value)) : DisclosureGate.Words("not complete")]);
        }

        return (new ReportTable("stop-and-search", "Stops and searches by the force", $"For the whole of {area.PoliceForceName}, of which {area.Name} is a part.", "Age",
            [.. quarter.Months.Select(CalendarQuarter.NameOf), "Quarter"],
            [Row("Children aged 10 to 17", age => age == Children), Row("Younger than 10", age => age == Younger), Row("18 and over", age => age is not (null or Children or Younger)), Row("Age not recorded", age => age is null)],
            ["Months are local time while the publisher's times are UTC. The publisher moves the points of searches, so they are not counted to areas."], [3]), files);
    }
}
