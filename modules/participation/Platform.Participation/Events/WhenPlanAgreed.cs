using Platform.CaseManagement.Contracts;
using Platform.Kernel.EventBus;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;

namespace Platform.Participation.Events;

/// <summary>Asks for the child's view of a plan, also when the plan has their words: what they think of the whole is another question.</summary>
internal sealed class WhenPlanAgreed(ViewRequestOpening opening) : IDistributedEventHandler<PlanAgreedEto>
{
    public Task HandleEventAsync(PlanAgreedEto eventData, CancellationToken cancellationToken)
        => opening.OpenAsync(eventData.ChildId, eventData.AreaCode, ViewAbout.PlanAgreed, eventData.PlanId, eventData.AgreedOn, cancellationToken);
}
