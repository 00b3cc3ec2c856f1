using Platform.CaseManagement.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts requests for support by its kind.</summary>
internal sealed class WhenInterventionRequested(FactRecorder facts) : IProjectionHandler<InterventionRequestedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(InterventionRequestedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.SupportAskedFor, eventData.AreaCode, eventData.RequestedOn, eventData.InterventionKind, ChildId: eventData.ChildId));
}
