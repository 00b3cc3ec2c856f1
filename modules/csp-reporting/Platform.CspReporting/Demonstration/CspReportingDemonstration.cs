using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.PublicData.Imports;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Steps;
using Platform.Kernel.Application;
using Platform.Kernel.Demonstration;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Demonstration;

/// <summary>Imports the real recorded crime and populations of two areas, and publishes a report of each area for the year's quarters.</summary>
internal sealed class CspReportingDemonstration(CspReportingDbContext db) : IDemonstrationContributor
{
    private static readonly string[] Published = ["2025Q1", "2025Q2", "2025Q3"];

    /// <inheritdoc />
    public int Order => 300;

    /// <inheritdoc />
    public async Task SeedAsync(DemonstrationContext context, CancellationToken cancellationToken)
    {
        if (await db.PublicFiles.AnyAsync(cancellationToken))
            return;

        context.MoveClockTo(new DateTime(2026, 1, 26, 9, 30, 0, DateTimeKind.Utc));
        foreach (var fileName in DemonstrationData.FileNames)
        {
            await using var content = DemonstrationData.Open(fileName);
            var imported = await context.SendAsync(new ImportPublicFile(fileName, content), Roles.Analyst, context.Areas[0], cancellationToken);
            _ = imported.Value;
        }

        foreach (var areaCode in context.Areas.Take(2))
        {
            foreach (var quarter in Published)
            {
                Must(await context.SendAsync(new DraftReport(areaCode, quarter, "This is a demonstration. The figures of recorded crime and population are real; everything else is made up."), Roles.Analyst, areaCode, cancellationToken));
                Must(await context.SendAsync(new CheckReport(areaCode, quarter, "Compared with the publisher's page."), Roles.OperationsManager, areaCode, cancellationToken));
                Must(await context.SendAsync(new SignOffReport(areaCode, quarter), Roles.ServiceLead, areaCode, cancellationToken));
                _ = (await context.SendAsync(new PublishReport(areaCode, quarter), Roles.ServiceLead, areaCode, cancellationToken)).Value;
            }
        }
    }

    private static void Must(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Message)));
    }
}
