using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.PoliceUk;
using Platform.CspReporting.Quarters;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.Reports;

/// <summary>Recorded crime of one area in one quarter and the same quarter a year before, counted by row.</summary>
/// <param name="Months">The counts of the months that have been imported, by month and type.</param>
/// <param name="Imported">The months that have been imported for the area's own force.</param>
/// <param name="Lsoas">The quarter's counts by LSOA and type, for every LSOA of the area.</param>
/// <param name="Elsewhere">Rows of the force's files of the quarter that lie outside the area or nowhere.</param>
/// <param name="InArea">Rows of the quarter that lie in the area.</param>
/// <param name="Files">The files that the figures rest on.</param>
internal sealed record RecordedCrime(
    IReadOnlyDictionary<(DateOnly Month, string Type), int> Months, IReadOnlySet<DateOnly> Imported, IReadOnlyList<LsoaCrime> Lsoas, int Elsewhere, int InArea,
    IReadOnlyList<PublicFile> Files)
{
    /// <summary>Rows of one type in one month.</summary>
    public int Count(DateOnly month, string type) => Months.GetValueOrDefault((month, type));

    /// <summary>Rows of one type in a quarter; null while a month of it has not been imported.</summary>
    public int? Count(CalendarQuarter quarter, string type) => IsComplete(quarter) ? quarter.Months.Sum(month => Count(month, type)) : null;

    /// <summary>All three months have been imported.</summary>
    public bool IsComplete(CalendarQuarter quarter) => quarter.Months.All(Imported.Contains);
}

/// <summary>Recorded crime in one LSOA.</summary>
/// <param name="Code">The LSOA of 2021.</param>
/// <param name="Name">Its name.</param>
/// <param name="Types">Rows by type.</param>
internal sealed record LsoaCrime(string Code, string Name, IReadOnlyDictionary<string, int> Types);

/// <summary>Counts recorded crime from the files in use.</summary>
internal sealed class RecordedCrimeReader(CspReportingDbContext db)
{
    /// <summary>Counts for one area.</summary>
    public async Task<RecordedCrime> ReadAsync(Area area, CalendarQuarter quarter, CancellationToken cancellationToken)
    {
        List<DateOnly?> months = [.. quarter.Months.Concat(quarter.PreviousYear.Months).Select(month => (DateOnly?)month)];
        var files = await db.CurrentFiles(PublicFileKind.Street).Where(file => months.Contains(file.MonthOn)).ToListAsync(cancellationToken);
        var lookup = await db.CurrentFiles(PublicFileKind.LsoaLookup).FirstOrDefaultAsync(cancellationToken);
        if (files.Count == 0 || lookup is null)
            return new RecordedCrime(new Dictionary<(DateOnly, string), int>(), new HashSet<DateOnly>(), [], 0, 0, []);

        var terms = await db.Terms.AsNoTracking().Where(term => term.List == TermList.CrimeType).ToDictionaryAsync(term => term.Id, term => term.Text, cancellationToken);
        var monthOf = files.ToDictionary(file => file.Number, file => file.MonthOn!.Value);
        var numbers = monthOf.Keys.ToList();
        var lookupNumber = lookup.Number;

        // One reading of the index (file, LSOA, type): the rows themselves are not touched.
        var counts = await (
            from lsoa in db.Lsoas
            where lsoa.FileNumber == lookupNumber && lsoa.AuthorityCode == area.Code
            join crime in db.StreetCrimes on lsoa.Code equals crime.LsoaCode
            where numbers.Contains(crime.FileNumber)
            group crime by new { crime.FileNumber, lsoa.Code, crime.CrimeType } into cell
            select new { cell.Key.FileNumber, cell.Key.Code, cell.Key.CrimeType, Rows = cell.Count() }).ToListAsync(cancellationToken);

        var lsoas = await db.Lsoas.Where(lsoa => lsoa.FileNumber == lookupNumber && lsoa.AuthorityCode == area.Code)
            .OrderBy(lsoa => lsoa.Code).Select(lsoa => new { lsoa.Code, lsoa.Name }).ToListAsync(cancellationToken);
        var now = counts.Where(each => monthOf[each.FileNumber] >= quarter.FirstDay).ToList();
        var byLsoa = now.ToLookup(each => each.Code);
        var ownForce = ForceOf(area);
        var imported = files.Where(file => file.Force == ownForce).Select(file => file.MonthOn!.Value).ToHashSet();
        var inOwnFiles = now.Where(each => files.Any(file => file.Number == each.FileNumber && file.Force == ownForce)).Sum(each => each.Rows);

        return new RecordedCrime(
            counts.GroupBy(each => (monthOf[each.FileNumber], terms[each.CrimeType])).ToDictionary(group => group.Key, group => group.Sum(each => each.Rows)),
            imported,
            [.. lsoas.Select(lsoa => new LsoaCrime(lsoa.Code, lsoa.Name,
                byLsoa[lsoa.Code].GroupBy(each => terms[each.CrimeType]).ToDictionary(group => group.Key, group => group.Sum(each => each.Rows))))],
            files.Where(file => file.Force == ownForce && file.MonthOn >= quarter.FirstDay).Sum(file => file.Rows) - inOwnFiles,
            now.Sum(each => each.Rows),
            [.. files.Where(file => counts.Any(each => each.FileNumber == file.Number) || file.Force == ownForce).OrderBy(file => file.MonthOn)]);
    }

    /// <summary>The area's force as police.uk names it in file names.</summary>
    public static string ForceOf(Area area)
        => area.PoliceForceName == "London, City of" ? "city-of-london" : PoliceForce.SlugOf(area.PoliceForceName);
}
