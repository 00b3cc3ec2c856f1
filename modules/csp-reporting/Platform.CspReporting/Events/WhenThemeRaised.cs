using Platform.Participation.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts themes asked of an owner.</summary>
internal sealed class WhenThemeRaised(FactRecorder facts) : IProjectionHandler<ThemeRaisedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(ThemeRaisedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.ThemeRaised, eventData.AreaCode, eventData.RaisedOn, eventData.ThemeCode));
}
