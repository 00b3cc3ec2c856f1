using Platform.CaseManagement.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts notices by agency and, beside them, their drivers.</summary>
internal sealed class WhenPartnerNoticeRecorded(FactRecorder facts) : IProjectionHandler<PartnerNoticeRecordedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(PartnerNoticeRecordedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            [new(Measures.Notice, eventData.AreaCode, eventData.HappenedOn, eventData.AgencyKind),
            .. eventData.Drivers.Distinct(StringComparer.Ordinal).Select(driver => new NewFact(Measures.NoticeDriver, eventData.AreaCode, eventData.HappenedOn, driver))]);
}
