using Platform.CaseManagement.Contracts;
using Platform.Kernel.EventBus;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Participation.Data;

namespace Platform.Participation.Events;

/// <summary>Two records are of one child: everything that is about the merged one here is about the surviving one.</summary>
internal sealed class WhenChildrenMerged(ParticipationDbContext db, IPersonMerges merges) : IDistributedEventHandler<ChildrenMergedEto>
{
    public Task HandleEventAsync(ChildrenMergedEto eventData, CancellationToken cancellationToken)
        => merges.MoveAsync(db, eventData.MergeId, PersonKinds.Child, eventData.SurvivingChildId, eventData.MergedChildId, cancellationToken);
}
