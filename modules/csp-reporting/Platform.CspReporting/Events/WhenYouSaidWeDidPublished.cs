using Platform.Participation.Contracts;
using Platform.CspReporting.Facts;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Events;

/// <summary>Counts answers that were told back.</summary>
internal sealed class WhenYouSaidWeDidPublished(FactRecorder facts) : IProjectionHandler<YouSaidWeDidPublishedEto>
{
    /// <inheritdoc />
    public Task HandleEventAsync(YouSaidWeDidPublishedEto eventData, CancellationToken cancellationToken)
        => facts.RecordAsync(cancellationToken,
            new NewFact(Measures.YouSaidWeDid, eventData.AreaCode, eventData.PublishedOn, eventData.AnswerCode));
}
