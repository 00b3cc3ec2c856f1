using Platform.CaseManagement.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>What a child says of their ethnicity was mended: what is counted from now on has the group that they say.</summary>
internal sealed class WhenChildDetailsChanged(ChildGroups groups) : IProjectionHandler<ChildDetailsChangedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(ChildDetailsChangedEto eventData, CancellationToken cancellationToken)
        => groups.SetAsync(eventData.ChildId, eventData.EthnicityCode, cancellationToken);
}
