using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Platform.Host.People;
using Platform.Host.SignIn.ApiClients;
using Platform.Kernel.Auditing;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Host.Web;

/// <summary>What the host itself refuses, before or without a request to a handler, is written to the audit trail as well.</summary>
internal static class RefusalAudit
{
    private const string Action = "AskedForPage";

    /// <summary>
    /// A person or a program asked for a page of a workstream that is switched off: they are told 404, and the trail is told who. The gate
    /// stands before the session is looked at, so this looks; a stranger leaves nothing.
    /// </summary>
    public static async Task WriteSwitchedOffAsync(HttpContext context, string module)
    {
        if (await FindAsync(context) is not { } access)
            return;
        context.RequestServices.GetRequiredService<CurrentUser>().Become(access);
        await WriteAsync(context, module, AuditOutcome.SwitchedOff);
    }

    /// <summary>A person with a session, or a program with a key.</summary>
    private static async Task<UserAccess?> FindAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (Guid.TryParse(session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return await context.RequestServices.GetRequiredService<UserAccessReader>().FindAsync(id, context.RequestAborted);
        if (!ApiClientHandler.IsMeant(context))
            return null;
        return (await context.AuthenticateAsync(ApiClientHandler.SchemeName)).Succeeded ? ApiClientHandler.AccessOf(context) : null;
    }

    /// <summary>A page refused before it sent anything.</summary>
    public static Task WriteDeniedAsync(HttpContext context) => context.RequestServices.GetRequiredService<ICurrentUser>().Id is null
        ? Task.CompletedTask
        : WriteAsync(context, context.GetEndpoint()?.Metadata.GetMetadata<ModuleEndpointMetadata>()?.ModuleName ?? "host", AuditOutcome.Denied);

    private static async Task WriteAsync(HttpContext context, string module, AuditOutcome outcome)
    {
        // The route and never the address, which may hold what somebody typed.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');
        var record = Guid.TryParse(context.GetRouteValue("id") as string, out var id) ? id : (Guid?)null;
        var trail = context.RequestServices.GetRequiredService<AuditTrail>();
        await trail.WriteAsync(trail.Entry(module, Action, isView: HttpMethods.IsGet(context.Request.Method), outcome, $"page/{route}", record), context.RequestAborted);
    }
}
