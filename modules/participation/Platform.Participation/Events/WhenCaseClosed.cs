using Platform.CaseManagement.Contracts;
using Platform.Kernel.EventBus;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;

namespace Platform.Participation.Events;

/// <summary>Asks for the child's view of the work when their case is closed.</summary>
internal sealed class WhenCaseClosed(ViewRequestOpening opening) : IDistributedEventHandler<CaseClosedEto>
{
    public Task HandleEventAsync(CaseClosedEto eventData, CancellationToken cancellationToken)
        => opening.OpenAsync(eventData.ChildId, eventData.AreaCode, ViewAbout.CaseClosed, eventData.CaseId, eventData.ClosedOn, cancellationToken);
}
