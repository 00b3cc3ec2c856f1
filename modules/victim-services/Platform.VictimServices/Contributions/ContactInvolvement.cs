using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;
using Platform.VictimServices.Contacts;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contributions;

/// <summary>Support for a person harmed that touches the child: never named, and only as "contact the safeguarding lead".</summary>
internal sealed class ContactInvolvement(VictimServicesDbContext db) : IInvolvementContributor
{
    public async Task<IReadOnlyList<Involvement>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
        => await (from contact in GoingOn
                  from child in contact.Children
                  where EF.Parameter(childIds).Contains(child.ChildId)
                  orderby contact.ReportedOn
                  select new Involvement(child.ChildId, contact.ModifiedBy ?? contact.CreatedBy, "Sensitive service", contact.ReportedOn, true)).ToListAsync(cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<Guid>> GetChildrenAsync(Guid after, int most, CancellationToken cancellationToken)
        => await GoingOn.SelectMany(c => c.Children).Where(child => child.ChildId.CompareTo(after) > 0)
            .Select(child => child.ChildId).Distinct().OrderBy(id => id).Take(most).ToListAsync(cancellationToken).ConfigureAwait(false);

    private IQueryable<Contact> GoingOn => db.Contacts.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area]).Where(c => c.State != ContactState.Ended);
}
