using Platform.FocusedDeterrence.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts support taken up.</summary>
internal sealed class WhenSupportTakenUp(FactRecorder facts) : IProjectionHandler<SupportTakenUpEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(SupportTakenUpEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.SupportTakenUp, eventData.AreaCode, eventData.TakenUpOn, eventData.SupportKind, ChildId: eventData.ChildId));
}
