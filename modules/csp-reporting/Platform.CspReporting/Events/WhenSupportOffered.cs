using Platform.FocusedDeterrence.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts offers of support.</summary>
internal sealed class WhenSupportOffered(FactRecorder facts) : IProjectionHandler<SupportOfferedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(SupportOfferedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.SupportOffered, eventData.AreaCode, eventData.OfferedOn, eventData.SupportKind, ChildId: eventData.ChildId));
}
