using Platform.CaseManagement.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts children's cases opened.</summary>
internal sealed class WhenCaseOpened(FactRecorder facts) : IProjectionHandler<CaseOpenedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(CaseOpenedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.CaseOpened, eventData.AreaCode, eventData.OpenedOn, eventData.CaseType, ChildId: eventData.ChildId));
}
