using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Contracts;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.EventBus;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;

namespace Platform.FocusedDeterrence.Events;

/// <summary>They are two children after all: the nominations that the merge moved go back, and no others.</summary>
internal sealed class WhenChildrenUnmerged(FocusedDeterrenceDbContext db, IPersonMerges merges) : IDistributedEventHandler<ChildrenUnmergedEto>
{
    public async Task HandleEventAsync(ChildrenUnmergedEto eventData, CancellationToken cancellationToken)
    {
        await merges.GiveBackAsync(db, eventData.MergeId, PersonKinds.Child, eventData.SurvivingChildId, eventData.MergedChildId, cancellationToken).ConfigureAwait(false);
        // Those that went back.
        var (from, to) = (Nomination.KeyOf(eventData.SurvivingChildId), Nomination.KeyOf(eventData.MergedChildId));
        var theirs = await db.Nominations.IgnoreQueryFilters().Where(n => n.ChildId == eventData.MergedChildId && n.OpenPersonKey == from).Select(n => new { n.Id, n.CohortId }).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var nomination in theirs)
            if (!await db.Nominations.IgnoreQueryFilters().AnyAsync(n => n.CohortId == nomination.CohortId && n.OpenPersonKey == to, cancellationToken).ConfigureAwait(false))
                await db.Nominations.IgnoreQueryFilters().Where(n => n.Id == nomination.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.OpenPersonKey, to), cancellationToken).ConfigureAwait(false);
    }
}
