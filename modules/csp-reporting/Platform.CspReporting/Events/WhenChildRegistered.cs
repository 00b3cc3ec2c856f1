using Platform.CaseManagement.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Notes a child's broad ethnic group, for counting by it; the rest of the event is left unread.</summary>
internal sealed class WhenChildRegistered(ChildGroups groups) : IProjectionHandler<ChildRegisteredEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(ChildRegisteredEto eventData, CancellationToken cancellationToken)
        => groups.SetAsync(eventData.ChildId, eventData.EthnicityCode, cancellationToken);
}
