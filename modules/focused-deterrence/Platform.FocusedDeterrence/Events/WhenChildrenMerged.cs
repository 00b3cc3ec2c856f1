using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Contracts;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.EventBus;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;

namespace Platform.FocusedDeterrence.Events;

/// <summary>Two records are of one child: nominations of the merged one are of the surviving one.</summary>
internal sealed class WhenChildrenMerged(FocusedDeterrenceDbContext db, IPersonMerges merges) : IDistributedEventHandler<ChildrenMergedEto>
{
    public async Task HandleEventAsync(ChildrenMergedEto eventData, CancellationToken cancellationToken)
    {
        await merges.MoveAsync(db, eventData.MergeId, PersonKinds.Child, eventData.SurvivingChildId, eventData.MergedChildId, cancellationToken).ConfigureAwait(false);
        // The key that keeps a person from being nominated to a cohort twice. Where both are nominated the second keeps its own key, and a panel decides on each.
        var (from, to) = (Nomination.KeyOf(eventData.MergedChildId), Nomination.KeyOf(eventData.SurvivingChildId));
        var theirs = await db.Nominations.IgnoreQueryFilters().Where(n => n.ChildId == eventData.SurvivingChildId && n.OpenPersonKey == from).Select(n => new { n.Id, n.CohortId }).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var nomination in theirs)
            if (!await db.Nominations.IgnoreQueryFilters().AnyAsync(n => n.CohortId == nomination.CohortId && n.OpenPersonKey == to, cancellationToken).ConfigureAwait(false))
                await db.Nominations.IgnoreQueryFilters().Where(n => n.Id == nomination.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.OpenPersonKey, to), cancellationToken).ConfigureAwait(false);
    }
}
