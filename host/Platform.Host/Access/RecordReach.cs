using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Host.Access;

/// <summary>
/// What the current person may know of one record. A record that does not exist, one in another area and one that they may not
/// know of are the same: nothing.
/// </summary>
internal sealed class RecordReach(HostDbContext db, PageContributions contributions, ICurrentUser currentUser)
{
    /// <summary>The record's label where the person sees it now; its owning module answers, through its own filters.</summary>
    public async Task<RecordLabel?> FindVisibleAsync(string recordType, Guid id, CancellationToken cancellationToken)
        => (await contributions.GetLabelsAsync(recordType, [id], cancellationToken)).GetValueOrDefault(id);

    /// <summary>The restriction of a record that is hidden from the person, who may know that it is there.</summary>
    public async Task<RecordRestriction?> FindHiddenAsync(Guid id, CancellationToken cancellationToken)
        => currentUser.HasPermission(RestrictedRecordPermissions.KnowOf) || currentUser.HasPermission(RestrictedRecordPermissions.OpenInEmergency)
            ? await db.Set<RecordRestriction>().AsNoTracking().SingleOrDefaultAsync(
                r => r.PersonId == id && r.LiftedUtc == null && (currentUser.HasAllAreas || currentUser.Areas.Contains(r.AreaCode)) && db.HiddenPeople.Contains(r.PersonId),
                cancellationToken)
            : null;
}
