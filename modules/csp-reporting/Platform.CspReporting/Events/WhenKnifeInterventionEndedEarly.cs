using Platform.KnifeCrime.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts knife-crime programmes that ended early.</summary>
internal sealed class WhenKnifeInterventionEndedEarly(FactRecorder facts) : IProjectionHandler<KnifeInterventionEndedEarlyEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(KnifeInterventionEndedEarlyEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.KnifeEndedEarly, eventData.AreaCode, eventData.EndedOn, eventData.ReasonCode, ChildId: eventData.ChildId));
}
