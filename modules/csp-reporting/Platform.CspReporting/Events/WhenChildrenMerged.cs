using Platform.CaseManagement.Contracts;
using Platform.CspReporting.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;

namespace Platform.CspReporting.Events;

/// <summary>Two records are of one child: the group that was noted of the merged one is the surviving one’s, where that has none. Facts name nobody and stay.</summary>
internal sealed class WhenChildrenMerged(CspReportingDbContext db, IPersonMerges merges) : IDistributedEventHandler<ChildrenMergedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(ChildrenMergedEto eventData, CancellationToken cancellationToken)
        => merges.MoveAsync(db, eventData.MergeId, PersonKinds.Child, eventData.SurvivingChildId, eventData.MergedChildId, cancellationToken);
}
