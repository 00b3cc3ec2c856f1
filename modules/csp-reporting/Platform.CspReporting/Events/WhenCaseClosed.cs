using Platform.CaseManagement.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts children's cases closed.</summary>
internal sealed class WhenCaseClosed(FactRecorder facts) : IProjectionHandler<CaseClosedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(CaseClosedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.CaseClosed, eventData.AreaCode, eventData.ClosedOn, eventData.OutcomeCode, ChildId: eventData.ChildId));
}
