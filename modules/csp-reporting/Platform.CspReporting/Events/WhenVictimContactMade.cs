using Platform.VictimServices.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts first contacts with people who were harmed.</summary>
internal sealed class WhenVictimContactMade(FactRecorder facts) : IProjectionHandler<VictimContactMadeEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(VictimContactMadeEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.VictimContact, eventData.AreaCode, eventData.MadeOn, eventData.ConsentedToContact ? "yes" : "no", eventData.WorkingDaysTaken));
}
