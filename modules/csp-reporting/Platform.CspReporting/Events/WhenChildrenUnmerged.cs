using Platform.CaseManagement.Contracts;
using Platform.CspReporting.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;

namespace Platform.CspReporting.Events;

/// <summary>They are two children after all: what the merge moved goes back.</summary>
internal sealed class WhenChildrenUnmerged(CspReportingDbContext db, IPersonMerges merges) : IDistributedEventHandler<ChildrenUnmergedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(ChildrenUnmergedEto eventData, CancellationToken cancellationToken)
        => merges.GiveBackAsync(db, eventData.MergeId, PersonKinds.Child, eventData.SurvivingChildId, eventData.MergedChildId, cancellationToken);
}
