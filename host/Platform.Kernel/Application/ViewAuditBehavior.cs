using MediatR;
using Platform.Kernel.Auditing;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.Application;

/// <summary>
/// A query about one record is a view of it: who opened it, and when, is written down before the answer is given. So is a record
/// that was not there or not in reach, and a search for somebody, with how many it found.
/// </summary>
internal sealed class ViewAuditBehavior<TRequest, TResponse>(AuditTrail audit, ModuleCatalogue modules) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next().ConfigureAwait(false);
        if (request is IChangesState)
            return response;
        var search = request as IPeopleSearch<TResponse>;
        if (request is IAboutRecord || search is { LooksForSomebody: true })
        {
            var outcome = response is null ? AuditOutcome.NotFound : AuditOutcome.Done;
            var hits = response is null ? null : search?.CountHits(response);
            await audit.WriteAsync(audit.Entry(modules.Of(typeof(TRequest))?.Name ?? "host", request!, response, isView: true, outcome, hits: hits), cancellationToken).ConfigureAwait(false);
        }

        return response;
    }
}
