using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Platform.Host.Web;

/// <summary>
/// A page that has no handler for what was sent would be shown without anything that its handler reads and checks. It answers
/// 405 instead. A page of text alone, and the page that shows an error of a request with any method, are shown.
/// </summary>
internal sealed class UnhandledPageRequests : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Count > 0 && context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
