using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.NewWorkstream.Data;
using Platform.NewWorkstream.Referrals;

namespace Platform.NewWorkstream.Contributions;

internal sealed class ReferralTile(NewWorkstreamDbContext db) : IDashboardTile
{
    public string RequiredPermission => NewWorkstreamPermissions.View;

    public int Order => 700;

    public async Task<DashboardTile?> GetAsync(CancellationToken cancellationToken)
    {
        var open = await db.Referrals.CountAsync(r => r.State == ReferralState.Open, cancellationToken).ConfigureAwait(false);
        return new DashboardTile("New workstream", open.ToString(CultureInfo.InvariantCulture), "Referrals that are open in your areas.", "/new-workstream/referrals");
    }
}
