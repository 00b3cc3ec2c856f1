using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Data;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;

namespace Platform.CaseManagement.Contributions;

/// <summary>Open cases, of every area: who else works with a child may be somewhere else.</summary>
internal sealed class CaseInvolvement(CaseManagementDbContext db) : IInvolvementContributor
{
    public async Task<IReadOnlyList<Involvement>> GetAsync(Guid childId, CancellationToken cancellationToken)
        => await db.Cases.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area]).Where(c => c.ChildId == childId && c.Status == CaseStatus.Open)
            .OrderBy(c => c.OpenedOn).Select(c => new Involvement(c.WorkerId, "Youth justice case work", c.OpenedOn, false)).ToListAsync(cancellationToken);
}
