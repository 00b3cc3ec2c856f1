using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;

namespace Platform.FocusedDeterrence.Contributions;

/// <summary>Nominations that wait or were enrolled, of every area. The team's name says no more than that a panel knows the child.</summary>
internal sealed class NominationInvolvement(FocusedDeterrenceDbContext db) : IInvolvementContributor
{
    private IQueryable<Nomination> Known => db.Nominations.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area]).Where(n => n.ChildId != null && n.Status != NominationStatus.NotEnrolled);

    public async Task<IReadOnlyList<Involvement>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
        => await Known.Where(n => EF.Parameter(childIds).Contains(n.ChildId!.Value))
            .OrderBy(n => n.NominatedOn).Select(n => new Involvement(n.ChildId!.Value, n.ModifiedBy ?? n.CreatedBy, "Partnership panel", n.NominatedOn, false)).ToListAsync(cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<Guid>> GetChildrenAsync(Guid after, int most, CancellationToken cancellationToken)
        => await Known.Where(n => n.ChildId!.Value.CompareTo(after) > 0).Select(n => n.ChildId!.Value).Distinct().OrderBy(id => id).Take(most).ToListAsync(cancellationToken).ConfigureAwait(false);
}
