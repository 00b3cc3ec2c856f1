using Platform.KnifeCrime.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts knife-crime sessions.</summary>
internal sealed class WhenKnifeSessionDelivered(FactRecorder facts) : IProjectionHandler<KnifeSessionDeliveredEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(KnifeSessionDeliveredEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.KnifeSession, eventData.AreaCode, eventData.DeliveredOn, eventData.Attended ? "attended" : "not-attended"));
}
