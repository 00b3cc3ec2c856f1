using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Contributions;

internal sealed class InterventionTile(KnifeCrimeDbContext db) : IDashboardTile
{
    public string RequiredPermission => KnifeCrimePermissions.View;

    public int Order => 200;

    public async Task<DashboardTile?> GetAsync(CancellationToken cancellationToken)
    {
        var open = await db.Interventions
            .Where(i => i.Status == InterventionStatus.Requested || i.Status == InterventionStatus.Accepted || i.Status == InterventionStatus.Started)
            .GroupBy(i => i.Status).Select(g => new { Status = g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var waiting = open.Where(g => g.Status == InterventionStatus.Requested).Sum(g => g.Count);
        var supported = open.Where(g => g.Status == InterventionStatus.Started).Sum(g => g.Count);
        return new DashboardTile(
            "Knife-crime support",
            waiting.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{(waiting == 1 ? "request waits" : "requests wait")} for a decision. {supported} {(supported == 1 ? "child is" : "children are")} supported now."),
            "/knife-crime/requests");
    }
}
