using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.VictimServices.Contacts;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contributions;

internal sealed class ContactTile(VictimServicesDbContext db, TimeProvider clock) : IDashboardTile
{
    public string RequiredPermission => VictimServicesPermissions.View;

    public int Order => 400;

    public async Task<DashboardTile?> GetAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var waiting = db.Contacts.Where(c => c.State == ContactState.AwaitingFirstContact);
        var awaiting = await waiting.CountAsync(cancellationToken).ConfigureAwait(false);
        var overdue = await waiting.CountAsync(c => c.DueOn < today, cancellationToken).ConfigureAwait(false);
        var text = overdue == 0
            ? "People who are waiting for first contact. Nobody is past the due date."
            : string.Create(CultureInfo.InvariantCulture, $"People who are waiting for first contact, {overdue} of them past the due date.");
        return new DashboardTile("People waiting to hear from us", awaiting.ToString(CultureInfo.InvariantCulture), text, "/victim-services/contacts");
    }
}
