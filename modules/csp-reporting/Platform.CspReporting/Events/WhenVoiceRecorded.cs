using Platform.Participation.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts views by whose they are and, beside them, their themes.</summary>
internal sealed class WhenVoiceRecorded(FactRecorder facts) : IProjectionHandler<VoiceRecordedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(VoiceRecordedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            [new(Measures.Voice, eventData.AreaCode, eventData.RecordedOn, eventData.WhoCode),
            .. eventData.ThemeCodes.Distinct(StringComparer.Ordinal).Select(theme => new NewFact(Measures.VoiceTheme, eventData.AreaCode, eventData.RecordedOn, theme))]);
}
