using Platform.KnifeCrime.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts knife-crime programmes finished.</summary>
internal sealed class WhenKnifeInterventionCompleted(FactRecorder facts) : IProjectionHandler<KnifeInterventionCompletedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(KnifeInterventionCompletedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.KnifeCompleted, eventData.AreaCode, eventData.CompletedOn, Amount: eventData.SessionsAttended, ChildId: eventData.ChildId));
}
