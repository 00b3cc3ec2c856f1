using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disclosure;

namespace Platform.CspReporting.Reports;

/// <summary>What was published of an area and quarter before: every edition, so that the next can be protected against subtracting one from another.</summary>
internal sealed class EarlierReports
{
    /// <summary>Nothing was published.</summary>
    public static readonly EarlierReports None = new([]);

    private readonly IReadOnlyList<QuarterlyReport> editions;

    /// <summary>Editions, the newest last.</summary>
    public EarlierReports(IReadOnlyList<QuarterlyReport> editions) => this.editions = editions;

    /// <summary>Reads the published editions.</summary>
    public static async Task<EarlierReports> ReadAsync(CspReportingDbContext db, string areaCode, string quarter, CancellationToken cancellationToken)
        => new([.. (await db.PublishedReports.AsNoTracking().Where(report => report.AreaCode == areaCode && report.Quarter == quarter)
            .OrderBy(report => report.Edition).Select(report => report.Figures).ToListAsync(cancellationToken)).Select(ReportFiles.FromJson)]);

    /// <summary>One table in every edition.</summary>
    public EarlierTable Table(string key)
        => new([.. editions.Select(edition => edition.Tables.FirstOrDefault(table => table.Key == key)?.Rows ?? [])
            .Select(rows => (IReadOnlyDictionary<string, IReadOnlyList<Figure>>)rows.GroupBy(row => row.IsTotal ? EarlierTable.Total : row.Label).ToDictionary(group => group.Key, group => group.First().Cells))]);

    /// <summary>One table as the last edition has it; null where there is none.</summary>
    public ReportTable? Last(string key) => editions.Count == 0 ? null : editions[^1].Tables.FirstOrDefault(table => table.Key == key);
}
