using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Contributions;

/// <summary>How many people named in notices wait to be compared.</summary>
internal sealed class NoticesToMatchTile(CaseManagementDbContext db) : IDashboardTile
{
    public string RequiredPermission => CaseManagementPermissions.ReviewMatches;

    public int Order => 20;

    public async Task<DashboardTile?> GetAsync(CancellationToken cancellationToken)
    {
        var waiting = await db.NoticePeople.CountAsync(p => p.Status == MatchStatus.ToReview && p.Candidates.Any(), cancellationToken);
        return new DashboardTile("Notices to match", waiting.ToString("N0", CultureInfo.InvariantCulture), "People named in notices who may be children on the record", "/notices/matches");
    }
}

/// <summary>How many cases are open.</summary>
internal sealed class OpenCasesTile(CaseManagementDbContext db) : IDashboardTile
{
    public string RequiredPermission => CaseManagementPermissions.ViewCases;

    public int Order => 10;

    public async Task<DashboardTile?> GetAsync(CancellationToken cancellationToken)
    {
        var open = await db.Cases.CountAsync(c => c.Status == CaseStatus.Open, cancellationToken);
        return new DashboardTile("Open cases", open.ToString("N0", CultureInfo.InvariantCulture), "Cases that are open in your areas", "/cases");
    }
}
