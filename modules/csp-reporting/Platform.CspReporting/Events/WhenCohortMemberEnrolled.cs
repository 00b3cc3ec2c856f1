using Platform.FocusedDeterrence.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts enrolments.</summary>
internal sealed class WhenCohortMemberEnrolled(FactRecorder facts) : IProjectionHandler<CohortMemberEnrolledEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(CohortMemberEnrolledEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.Enrolled, eventData.AreaCode, eventData.EnrolledOn, ChildId: eventData.ChildId));
}
