using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Contributions;

/// <summary>Support that is accepted or goes on, of every area.</summary>
internal sealed class InterventionInvolvement(KnifeCrimeDbContext db) : IInvolvementContributor
{
    public async Task<IReadOnlyList<Involvement>> GetAsync(Guid childId, CancellationToken cancellationToken)
        => await db.Interventions.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area])
            .Where(i => i.ChildId == childId && (i.Status == InterventionStatus.Accepted || i.Status == InterventionStatus.Started))
            .OrderBy(i => i.RequestedOn).Select(i => new Involvement(i.WorkerId, "Youth programmes", i.StartedOn ?? i.RequestedOn, false)).ToListAsync(cancellationToken).ConfigureAwait(false);
}
