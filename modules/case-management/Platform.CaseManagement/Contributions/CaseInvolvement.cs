using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Data;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;

namespace Platform.CaseManagement.Contributions;

/// <summary>Open cases, of every area: who else works with a child may be somewhere else.</summary>
internal sealed class CaseInvolvement(CaseManagementDbContext db) : IInvolvementContributor
{
    private IQueryable<Case> Open => db.Cases.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area]).Where(c => c.Status == CaseStatus.Open);

    public async Task<IReadOnlyList<Involvement>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
        => await Open.Where(c => EF.Parameter(childIds).Contains(c.ChildId))
            .OrderBy(c => c.OpenedOn).Select(c => new Involvement(c.ChildId, c.WorkerId, "Youth justice case work", c.OpenedOn, false)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Guid>> GetChildrenAsync(Guid after, int most, CancellationToken cancellationToken)
        => await Open.Where(c => c.ChildId.CompareTo(after) > 0).Select(c => c.ChildId).Distinct().OrderBy(id => id).Take(most).ToListAsync(cancellationToken);
}
