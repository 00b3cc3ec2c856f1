using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;

namespace Platform.FocusedDeterrence.Contributions;

/// <summary>Nominations that wait or were enrolled, of every area. The team's name says no more than that a panel knows the child.</summary>
internal sealed class NominationInvolvement(FocusedDeterrenceDbContext db) : IInvolvementContributor
{
    public async Task<IReadOnlyList<Involvement>> GetAsync(Guid childId, CancellationToken cancellationToken)
        => await db.Nominations.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area])
            .Where(n => n.ChildId == childId && n.Status != NominationStatus.NotEnrolled)
            .OrderBy(n => n.NominatedOn).Select(n => new Involvement(n.ModifiedBy ?? n.CreatedBy, "Partnership panel", n.NominatedOn, false)).ToListAsync(cancellationToken).ConfigureAwait(false);
}
