using Platform.KnifeCrime.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts knife-crime programmes begun.</summary>
internal sealed class WhenKnifeInterventionStarted(FactRecorder facts) : IProjectionHandler<KnifeInterventionStartedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(KnifeInterventionStartedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.KnifeStarted, eventData.AreaCode, eventData.StartedOn, ChildId: eventData.ChildId));
}
