using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Web;

namespace Platform.FocusedDeterrence.Contributions;

internal sealed class NominationTile(FocusedDeterrenceDbContext db) : IDashboardTile
{
    public string RequiredPermission => FocusedDeterrencePermissions.View;

    public int Order => 300;

    public async Task<DashboardTile?> GetAsync(CancellationToken cancellationToken)
    {
        var counts = await db.Nominations.GroupBy(n => n.Status).Select(g => new { Status = g.Key, Count = g.Count(), TakenUp = g.Sum(n => n.OffersTakenUp) })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var waiting = counts.Where(g => g.Status is NominationStatus.Nominated or NominationStatus.Deferred).Sum(g => g.Count);
        var takenUp = counts.Sum(g => g.TakenUp);
        return new DashboardTile(
            "Focused deterrence",
            waiting.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{(waiting == 1 ? "nomination waits" : "nominations wait")} for a panel. {takenUp} {(takenUp == 1 ? "offer" : "offers")} of support taken up."),
            "/focused-deterrence/nominations");
    }
}
