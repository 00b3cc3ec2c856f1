using Platform.FocusedDeterrence.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts nominations.</summary>
internal sealed class WhenCohortMemberNominated(FactRecorder facts) : IProjectionHandler<CohortMemberNominatedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(CohortMemberNominatedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.Nominated, eventData.AreaCode, eventData.NominatedOn, ChildId: eventData.ChildId));
}
