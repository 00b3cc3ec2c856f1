using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;
using Platform.VictimServices.Contacts;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contributions;

/// <summary>Support for a person harmed that touches the child: never named, and only as "contact the safeguarding lead".</summary>
internal sealed class ContactInvolvement(VictimServicesDbContext db) : IInvolvementContributor
{
    public async Task<IReadOnlyList<Involvement>> GetAsync(Guid childId, CancellationToken cancellationToken)
        => await db.Contacts.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area])
            .Where(c => c.State != ContactState.Ended && c.Children.Any(child => child.ChildId == childId))
            .OrderBy(c => c.ReportedOn).Select(c => new Involvement(c.ModifiedBy ?? c.CreatedBy, "Sensitive service", c.ReportedOn, true)).ToListAsync(cancellationToken).ConfigureAwait(false);
}
