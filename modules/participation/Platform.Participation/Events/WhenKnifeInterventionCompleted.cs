using Platform.Kernel.EventBus;
using Platform.KnifeCrime.Contracts;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;

namespace Platform.Participation.Events;

/// <summary>Asks for the child's view of a programme that they finished.</summary>
internal sealed class WhenKnifeInterventionCompleted(ViewRequestOpening opening) : IDistributedEventHandler<KnifeInterventionCompletedEto>
{
    public Task HandleEventAsync(KnifeInterventionCompletedEto eventData, CancellationToken cancellationToken)
        => opening.OpenAsync(eventData.ChildId, eventData.AreaCode, ViewAbout.ProgrammeCompleted, eventData.InterventionId, eventData.CompletedOn, cancellationToken);
}
