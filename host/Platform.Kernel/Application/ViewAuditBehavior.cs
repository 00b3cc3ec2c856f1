using MediatR;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.Application;

/// <summary>A query about one record is a view of it: who opened it, and when, is written down before the answer is given.</summary>
internal sealed class ViewAuditBehavior<TRequest, TResponse>(AuditTrail audit, KernelDbContext kernel, ModuleCatalogue modules) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next().ConfigureAwait(false);
        if (request is IAboutRecord and not IChangesState && response is not null)
        {
            kernel.Audit.Add(audit.Entry(modules.Of(typeof(TRequest))?.Name ?? "host", request, response, isView: true));
            await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        return response;
    }
}
