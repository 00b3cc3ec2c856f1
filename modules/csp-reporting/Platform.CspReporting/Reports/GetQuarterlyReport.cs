using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Proxies;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.Boundaries;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.CspReporting.Reports;

/// <summary>The quarterly report of one local authority as the data stands now; null for an area that the person may not see, or that is none.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Quarter">For example 2025Q4: a calendar quarter.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record GetQuarterlyReport(string AreaCode, string Quarter) : IQuery<QuarterlyReport?>;

internal sealed class GetQuarterlyReportHandler(
    CspReportingDbContext db, ReferenceData reference, ISettingProvider settings, ICurrentUser currentUser)
    : IRequestHandler<GetQuarterlyReport, QuarterlyReport?>
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <inheritdoc />
    public async Task<QuarterlyReport?> Handle(GetQuarterlyReport request, CancellationToken cancellationToken)
    {
        // Addresses that the program makes for a form are in small letters.
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || !CalendarQuarter.TryParse(request.Quarter, out var quarter)
            || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)))
            return null;

        var rule = await CspReportingSettings.RuleAsync(settings, cancellationToken);
        var crime = await new RecordedCrimeReader(db).ReadAsync(area, quarter, cancellationToken);
        var earlier = await EarlierReports.ReadAsync(db, area.Code, quarter.ToString(), cancellationToken);
        var facts = await FactCounts.ReadAsync(db, area.Code, quarter, cancellationToken);
        var (deciles, deprivationFile) = await DecilesAsync(crime, cancellationToken);
        var (shapes, boundaryFile) = await ShapesAsync(area.Code, cancellationToken);
        var searches = await new StopAndSearchTable(db).ReadAsync(area, quarter, cancellationToken);
        var (population, populationFile) = await PopulationAsync(area.Code, cancellationToken);

        var recorded = new RecordedCrimeTables(area.Name, quarter, crime, deciles);
        return new QuarterlyReport(area.Code, area.Name, string.Join(", ", area.Partnerships.Select(partnership => partnership.Name)), quarter.ToString(), quarter.Label,
            [recorded.ByMonth(), recorded.Places(), .. searches is { } found ? new[] { found.Table } : [], .. new WorkstreamTables(reference, quarter, facts, new DisclosureGate(rule), earlier).All()],
            recorded.Map(shapes),
            [.. Notes(quarter, crime, population, rule)],
            [.. crime.Files.Concat(searches?.Files ?? []).Select(file => file.Source).Concat(new[] { populationFile, boundaryFile, deprivationFile }.OfType<PublicFile>().Select(file => file.Source)).Distinct()]);
    }

    private static IEnumerable<string> Notes(CalendarQuarter quarter, RecordedCrime crime, (string Period, int Children)? population, DisclosureRule rule)
    {
        yield return $"{quarter} is a calendar quarter: {quarter.MonthsInWords}. The Youth Justice Board counts financial quarters, which begin with April, and would call these months {YouthJusticeBoardName(quarter)}.";
        if (population is { } children)
            yield return string.Create(English, $"Children aged 10 to 17 in the area: {children.Children:N0} ({children.Period}).");
        yield return $"Recorded crime is counted by row of police.uk's files: a crime identifier may stand on several rows, and identical rows of anti-social behaviour are separate incidents. Proxies: {SeriousViolenceProxy.All[0].Source}, edition {SeriousViolenceProxy.All[0].Edition}.";
        if (crime.InArea > 0)
            yield return string.Create(English, $"{crime.InArea:N0} rows of the quarter lie in the area; {crime.Elsewhere:N0} rows of the force's files lie in its other authorities, elsewhere or nowhere, and are kept.");
        foreach (var file in crime.Files.Where(file => file.Changes.Length > 0))
            yield return $"{file.FileName} is a later version than the first that was imported; the page \"Public data\" says what changed.";
        yield return $"Recorded crime is public and shown in full. Counts of what the workstreams did are about children and people who were harmed: 1 to {rule.Threshold - 1} is shown as {rule.SmallMark}, with other counts hidden so that none can be worked out. Rule: {rule.Source} ({rule.Edition}).";
    }

    // October to December 2025 is the third quarter of the year that began in April 2025.
    private static string YouthJusticeBoardName(CalendarQuarter quarter)
        => quarter.Number == 1 ? $"{quarter.Year - 1}Q4" : $"{quarter.Year}Q{quarter.Number - 1}";

    private async Task<(Dictionary<string, int>? Deciles, PublicFile? File)> DecilesAsync(RecordedCrime crime, CancellationToken cancellationToken)
    {
        if (await db.CurrentFiles(PublicFileKind.Deprivation).FirstOrDefaultAsync(cancellationToken) is not { } file || crime.Lsoas.Count == 0)
            return (null, null);

        var codes = crime.Lsoas.Select(lsoa => lsoa.Code).ToList();
        return (await db.DeprivationRanks.Where(rank => rank.FileNumber == file.Number && codes.Contains(rank.LsoaCode))
            .ToDictionaryAsync(rank => rank.LsoaCode, rank => rank.Decile, cancellationToken), file);
    }

    private async Task<(Dictionary<string, Shape> Shapes, PublicFile? File)> ShapesAsync(string areaCode, CancellationToken cancellationToken)
    {
        if (await db.CurrentFiles(PublicFileKind.Boundaries).FirstOrDefaultAsync(file => file.Subject == areaCode, cancellationToken) is not { } file)
            return ([], null);

        var rings = await db.Boundaries.AsNoTracking().Where(boundary => boundary.FileNumber == file.Number).Select(boundary => new { boundary.LsoaCode, boundary.Rings }).ToListAsync(cancellationToken);
        return (rings.ToDictionary(boundary => boundary.LsoaCode, boundary => Shape.FromBytes(boundary.Rings)), file);
    }

    private async Task<((string Period, int Children)? Population, PublicFile? File)> PopulationAsync(string areaCode, CancellationToken cancellationToken)
    {
        if (await db.CurrentFiles(PublicFileKind.Population).OrderByDescending(file => file.Subject).FirstOrDefaultAsync(cancellationToken) is not { } file)
            return (null, null);

        var children = await db.Populations.Where(row => row.FileNumber == file.Number && row.AreaCode == areaCode && row.Age != null).SumAsync(row => row.People, cancellationToken);
        return children == 0 ? (null, null) : ((file.Subject, children), file);
    }
}
