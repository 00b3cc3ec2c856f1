using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;

namespace Platform.CaseManagement.Contributions;

/// <summary>Families and households as the children's records have them today, of every area.</summary>
internal sealed class ChildFamilies(CaseManagementDbContext db) : IFamilyContributor
{
    public async Task<IReadOnlyList<FamilyTie>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
    {
        // Both children through the sensitivity filter.
        var children = db.Children.IgnoreQueryFilters([QueryFilters.Area]).AsNoTracking();
        var links = await (from link in db.FamilyLinks
                           where link.EndedOn == null && link.ChildId != link.OtherChildId && (EF.Parameter(childIds).Contains(link.ChildId) || EF.Parameter(childIds).Contains(link.OtherChildId))
                           join child in children on link.ChildId equals child.Id
                           join other in children on link.OtherChildId equals other.Id
                           select new { link.ChildId, link.OtherChildId }).ToListAsync(cancellationToken);
        var asked = childIds.ToHashSet();
        return [.. links.SelectMany(l => new[] { new FamilyTie(l.ChildId, l.OtherChildId), new FamilyTie(l.OtherChildId, l.ChildId) }).Where(t => asked.Contains(t.ChildId)).Distinct()];
    }
}
