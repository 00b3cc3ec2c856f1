using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Web;

namespace Platform.CspReporting.Contributions;

/// <summary>The newest month of recorded crime that reports can use.</summary>
internal sealed class RecordedCrimeTile(CspReportingDbContext db) : IDashboardTile
{
    /// <inheritdoc />
    public string RequiredPermission => CspReportingPermissions.ViewReports;

    /// <inheritdoc />
    public int Order => 600;

    /// <inheritdoc />
    public async Task<DashboardTile?> GetAsync(CancellationToken cancellationToken)
    {
        var newest = await db.CurrentFiles(PublicFileKind.Street).MaxAsync(file => file.MonthOn, cancellationToken);
        return newest is { } month
            ? new DashboardTile("CSP reports", CalendarQuarter.NameOf(month), string.Create(CultureInfo.InvariantCulture, $"is the newest month of recorded crime. Reports stand for {CalendarQuarter.Of(month)} and before."), "/csp-reporting/reports")
            : new DashboardTile("CSP reports", "None", "No recorded crime has been imported yet.", "/csp-reporting/public-data");
    }
}
