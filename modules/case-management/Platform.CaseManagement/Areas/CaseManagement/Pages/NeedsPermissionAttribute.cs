using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>
/// A form is not shown to who may not send it. The request that the form sends checks again: this only spares people the typing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsPermissionAttribute(string permission) : Attribute, IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<ICurrentUser>().HasPermission(permission))
            throw new PermissionDeniedException(context.ActionDescriptor.ViewEnginePath);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
