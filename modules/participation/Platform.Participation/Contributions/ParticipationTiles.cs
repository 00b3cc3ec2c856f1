using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.Participation.Data;
using Platform.Participation.Themes;
using Platform.Participation.Voices;

namespace Platform.Participation.Contributions;

internal sealed class ViewRequestTile(ParticipationDbContext db, TimeProvider clock) : IDashboardTile
{
    public string RequiredPermission => ParticipationPermissions.RecordVoice;

    public int Order => 500;

    public async Task<DashboardTile?> GetAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var open = db.ViewRequests.Where(r => r.State == ViewRequestState.Open);
        var count = await open.CountAsync(cancellationToken).ConfigureAwait(false);
        var overdue = await open.CountAsync(r => r.DueOn < today, cancellationToken).ConfigureAwait(false);
        var text = overdue == 0
            ? "Children in your areas who are still to be asked what they think."
            : string.Create(CultureInfo.InvariantCulture, $"Children in your areas who are still to be asked what they think, {overdue} of them past the date.");
        return new DashboardTile("Children to ask", count.ToString(CultureInfo.InvariantCulture), text, "/participation/view-requests");
    }
}

internal sealed class TellingTile(ParticipationDbContext db) : IDashboardTile
{
    public string RequiredPermission => ParticipationPermissions.ManageThemes;

    public int Order => 510;

    public async Task<DashboardTile?> GetAsync(CancellationToken cancellationToken)
    {
        var count = await db.Themes.CountAsync(t => t.State == ThemeState.Answered, cancellationToken).ConfigureAwait(false);
        return new DashboardTile(
            "People to tell", count.ToString(CultureInfo.InvariantCulture), "Themes with an answer of which those who said it have not all been told.", "/participation/themes?state=Answered");
    }
}
