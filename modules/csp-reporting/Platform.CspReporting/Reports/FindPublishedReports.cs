using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;

namespace Platform.CspReporting.Reports;

/// <summary>The published editions of an area's report of a quarter, the newest first, without their figures.</summary>
/// <param name="AreaCode">ONS code; null for every area of the person.</param>
/// <param name="Quarter">For example 2025Q4; null for every quarter.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record FindPublishedReports(string? AreaCode = null, string? Quarter = null) : IQuery<IReadOnlyList<PublishedEdition>>;

/// <summary>One published edition.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="AreaCode">The local authority.</param>
/// <param name="Quarter">The calendar quarter.</param>
/// <param name="Edition">1 for the first.</param>
/// <param name="PublishedUtc">When.</param>
/// <param name="PublishedBy">Who, as colleagues know them.</param>
internal sealed record PublishedEdition(Guid Id, string AreaCode, string Quarter, int Edition, DateTime PublishedUtc, string PublishedBy);

internal sealed class FindPublishedReportsHandler(CspReportingDbContext db) : IRequestHandler<FindPublishedReports, IReadOnlyList<PublishedEdition>>
{
    private const int Most = 50;

    /// <inheritdoc />
    public async Task<IReadOnlyList<PublishedEdition>> Handle(FindPublishedReports request, CancellationToken cancellationToken)
        => await db.PublishedReports.AsNoTracking()
            .Where(report => (request.AreaCode == null || report.AreaCode == request.AreaCode) && (request.Quarter == null || report.Quarter == request.Quarter))
            .OrderByDescending(report => report.PublishedUtc).ThenBy(report => report.Id).Take(Most)
            .Select(report => new PublishedEdition(report.Id, report.AreaCode, report.Quarter, report.Edition, report.PublishedUtc, report.PublishedBy))
            .ToListAsync(cancellationToken);
}

/// <summary>The frozen figures of a published edition; null where it is none, or out of reach.</summary>
/// <param name="ReportId">The edition.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record GetPublishedReport(Guid ReportId) : IQuery<QuarterlyReport?>;

internal sealed class GetPublishedReportHandler(CspReportingDbContext db) : IRequestHandler<GetPublishedReport, QuarterlyReport?>
{
    /// <inheritdoc />
    public async Task<QuarterlyReport?> Handle(GetPublishedReport request, CancellationToken cancellationToken)
        => await db.PublishedReports.Where(report => report.Id == request.ReportId).Select(report => report.Figures).FirstOrDefaultAsync(cancellationToken) is { } figures
            ? ReportFiles.FromJson(figures)
            : null;
}
