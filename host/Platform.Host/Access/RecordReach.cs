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

    /// <summary>
    /// The restriction of a record that is hidden from the person, who may know that it is there. Of a record that is kept from them
    /// twice it is the one for named people, until that is open.
    /// </summary>
    public async Task<RecordRestriction?> FindHiddenAsync(Guid id, CancellationToken cancellationToken)
    {
        var (all, areas) = (currentUser.HasAllAreas, currentUser.Areas);
        var hiding = await db.HiddenRestrictions.AsNoTracking().Where(r => r.PersonId == id && (all || areas.Contains(r.AreaCode))).ToListAsync(cancellationToken);
        var hidden = hiding.MinBy(r => r.Kind);
        return hidden?.Kind switch
        {
            RestrictionKind.NamedPeople when MayKnow() => hidden,
            RestrictionKind.Processing when MayKnow() || currentUser.HasPermission(RestrictedRecordPermissions.OpenForPurpose) => hidden,
            _ => null,
        };

        bool MayKnow() => currentUser.HasPermission(RestrictedRecordPermissions.KnowOf) || currentUser.HasPermission(RestrictedRecordPermissions.OpenInEmergency);
    }
}
