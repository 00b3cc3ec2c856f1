using Platform.CaseManagement.Contracts;
using Platform.Kernel.EventBus;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Events;

/// <summary>They are two children after all: the rows that the merge moved go back, and no others.</summary>
internal sealed class WhenChildrenUnmerged(KnifeCrimeDbContext db, IPersonMerges merges) : IDistributedEventHandler<ChildrenUnmergedEto>
{
    public Task HandleEventAsync(ChildrenUnmergedEto eventData, CancellationToken cancellationToken)
        => merges.GiveBackAsync(db, eventData.MergeId, PersonKinds.Child, eventData.SurvivingChildId, eventData.MergedChildId, cancellationToken);
}
