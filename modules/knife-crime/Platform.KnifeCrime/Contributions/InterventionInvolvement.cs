using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Contributions;

/// <summary>Support that is accepted or goes on, of every area.</summary>
internal sealed class InterventionInvolvement(KnifeCrimeDbContext db) : IInvolvementContributor
{
    private IQueryable<Intervention> GoingOn
        => db.Interventions.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area]).Where(i => i.Status == InterventionStatus.Accepted || i.Status == InterventionStatus.Started);

    public async Task<IReadOnlyList<Involvement>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
        => await GoingOn.Where(i => EF.Parameter(childIds).Contains(i.ChildId))
            .OrderBy(i => i.RequestedOn).Select(i => new Involvement(i.ChildId, i.WorkerId, "Youth programmes", i.StartedOn ?? i.RequestedOn, false)).ToListAsync(cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<Guid>> GetChildrenAsync(Guid after, int most, CancellationToken cancellationToken)
        => await GoingOn.Where(i => i.ChildId.CompareTo(after) > 0).Select(i => i.ChildId).Distinct().OrderBy(id => id).Take(most).ToListAsync(cancellationToken).ConfigureAwait(false);
}
