using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disproportionality;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.Reports;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.Places;

/// <summary>Rows of one month, LSOA and crime type.</summary>
internal readonly record struct PlaceCell(DateOnly Month, string Lsoa, string CrimeType, int Rows);

/// <summary>An LSOA of the area.</summary>
internal sealed record PlaceLsoa(string Code, string Name);

/// <summary>Rows of the force's files that lie in another authority.</summary>
internal sealed record RowsElsewhere(string AuthorityName, bool IsInForceArea, int Rows);

/// <summary>Recorded crime of one area over some months, counted by row, before it passes the gate.</summary>
/// <param name="Span">The months.</param>
/// <param name="Imported">Those that have been imported for the area's own force, in order.</param>
/// <param name="Lsoas">Every LSOA of the area, also those without a row.</param>
/// <param name="Cells">Every count that is not nought.</param>
/// <param name="WithoutLocation">Rows of the force's files that have no location.</param>
/// <param name="Elsewhere">Rows of the force's files that lie in other authorities.</param>
/// <param name="Unknown">Rows of the force's files whose LSOA the imported lookup does not hold.</param>
/// <param name="Files">The files that the counts rest on.</param>
internal sealed record PlaceCounts(
    MonthSpan Span, IReadOnlyList<DateOnly> Imported, IReadOnlyList<PlaceLsoa> Lsoas, IReadOnlyList<PlaceCell> Cells,
    int WithoutLocation, IReadOnlyList<RowsElsewhere> Elsewhere, int Unknown, IReadOnlyList<PublicFile> Files)
{
    /// <summary>Every month between the first and the last.</summary>
    public IReadOnlyList<DateOnly> Months { get; } = Span == default ? [] : [.. Enumerable.Range(0, Span.Count).Select(Span.First.AddMonths)];

    /// <summary>All of the months have been imported.</summary>
    public bool IsComplete => Imported.Count > 0 && Imported.Count == Months.Count;
}

/// <summary>Counts recorded crime by place from the files in use.</summary>
internal sealed class PlaceCountsReader(CspReportingDbContext db)
{
    /// <summary>Counts for one area.</summary>
    /// <param name="area">The local authority.</param>
    /// <param name="asked">The months; null for the last twelve that end with the newest month imported.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PlaceCounts> ReadAsync(Area area, MonthSpan? asked, CancellationToken cancellationToken)
    {
        var force = RecordedCrimeReader.ForceOf(area);
        var span = asked ?? await NewestYearAsync(force, cancellationToken);
        var lookup = await db.CurrentFiles(PublicFileKind.LsoaLookup).FirstOrDefaultAsync(cancellationToken);
        if (span is not { } months || lookup is null)
            return new PlaceCounts(span ?? default, [], [], [], 0, [], 0, []);

        var (first, last, lookupNumber, areaCode) = (months.First, months.Last, lookup.Number, area.Code);
        var files = await db.CurrentFiles(PublicFileKind.Street).Where(file => file.MonthOn >= first && file.MonthOn <= last).OrderBy(file => file.MonthOn).ToListAsync(cancellationToken);
        var lsoas = await db.Lsoas.Where(lsoa => lsoa.FileNumber == lookupNumber && lsoa.AuthorityCode == areaCode).OrderBy(lsoa => lsoa.Code)
            .Select(lsoa => new PlaceLsoa(lsoa.Code, lsoa.Name)).ToListAsync(cancellationToken);
        var monthOf = files.ToDictionary(file => file.Number, file => file.MonthOn!.Value);
        var numbers = monthOf.Keys.ToList();
        var own = files.Where(file => file.Force == force).Select(file => file.Number).ToList();
        var terms = await db.Terms.AsNoTracking().Where(term => term.List == TermList.CrimeType).ToDictionaryAsync(term => term.Id, term => term.Text, cancellationToken);

        // One reading of the index (file, LSOA, type): the rows themselves are not touched.
        var counted = await (
            from lsoa in db.Lsoas
            where lsoa.FileNumber == lookupNumber && lsoa.AuthorityCode == areaCode
            join crime in db.StreetCrimes on lsoa.Code equals crime.LsoaCode
            where numbers.Contains(crime.FileNumber)
            group crime by new { crime.FileNumber, lsoa.Code, crime.CrimeType } into cell
            select new { cell.Key.FileNumber, cell.Key.Code, cell.Key.CrimeType, Rows = cell.Count() }).ToListAsync(cancellationToken);
        var withoutLocation = await db.StreetCrimes.CountAsync(crime => own.Contains(crime.FileNumber) && crime.LsoaCode == null, cancellationToken);
        var elsewhere = await (
            from crime in db.StreetCrimes
            where own.Contains(crime.FileNumber) && crime.LsoaCode != null
            join lsoa in db.Lsoas on crime.LsoaCode equals lsoa.Code
            where lsoa.FileNumber == lookupNumber && lsoa.AuthorityCode != areaCode
            group crime by new { lsoa.AuthorityName, lsoa.ForceAreaName } into authority
            select new { authority.Key.AuthorityName, authority.Key.ForceAreaName, Rows = authority.Count() }).ToListAsync(cancellationToken);

        var unknown = files.Where(file => own.Contains(file.Number)).Sum(file => file.Rows) - counted.Where(cell => own.Contains(cell.FileNumber)).Sum(cell => cell.Rows)
            - withoutLocation - elsewhere.Sum(each => each.Rows);
        return new PlaceCounts(months, [.. files.Where(file => file.Force == force).Select(file => file.MonthOn!.Value)], lsoas,
            [.. counted.GroupBy(cell => (Month: monthOf[cell.FileNumber], cell.Code, Type: terms[cell.CrimeType])).Select(cell => new PlaceCell(cell.Key.Month, cell.Key.Code, cell.Key.Type, cell.Sum(each => each.Rows)))],
            withoutLocation,
            [.. elsewhere.Select(each => new RowsElsewhere(each.AuthorityName, each.ForceAreaName == area.PoliceForceName, each.Rows)).OrderByDescending(each => each.Rows).ThenBy(each => each.AuthorityName, StringComparer.Ordinal)],
            unknown, [.. files.Where(file => file.Force == force || counted.Any(cell => cell.FileNumber == file.Number))]);
    }

    /// <summary>The last twelve months that end with the newest one imported for a force; null where none is.</summary>
    public async Task<MonthSpan?> NewestYearAsync(string force, CancellationToken cancellationToken)
        => await db.CurrentFiles(PublicFileKind.Street).Where(file => file.Force == force).OrderByDescending(file => file.MonthOn).Select(file => file.MonthOn).FirstOrDefaultAsync(cancellationToken) is { } newest
            ? MonthSpan.YearTo(newest)
            : null;
}
