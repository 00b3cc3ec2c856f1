using Platform.CaseManagement.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts incidents that are serious violence under the partnership's definition.</summary>
internal sealed class WhenSeriousViolenceIdentified(FactRecorder facts) : IProjectionHandler<SeriousViolenceIdentifiedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(SeriousViolenceIdentifiedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.SeriousViolence, eventData.AreaCode, eventData.HappenedOn, eventData.WeaponCode));
}
