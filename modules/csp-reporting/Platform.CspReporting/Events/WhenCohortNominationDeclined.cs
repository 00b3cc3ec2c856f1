using Platform.FocusedDeterrence.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts nominations that a panel declined.</summary>
internal sealed class WhenCohortNominationDeclined(FactRecorder facts) : IProjectionHandler<CohortNominationDeclinedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(CohortNominationDeclinedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.NominationDeclined, eventData.AreaCode, eventData.DecidedOn));
}
