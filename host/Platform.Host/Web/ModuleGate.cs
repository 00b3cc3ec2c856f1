using Platform.Kernel.Modularity;
using Platform.Web;

namespace Platform.Host.Web;

/// <summary>
/// Stands after routing and before authorisation: an endpoint of a module that is switched off is not there. 404, and never
/// 403, whoever asks; 503 for a module whose migration failed.
/// </summary>
internal sealed class ModuleGate(RequestDelegate next, ModuleSwitches switches, ModuleCatalogue modules)
{
    private static readonly object Closed = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ModuleEndpointMetadata>() is not { } endpoint || switches.IsEnabled(endpoint.ModuleName))
        {
            await next(context);
            return;
        }

        Close(context, modules.Find(endpoint.ModuleName)?.DisplayName ?? endpoint.ModuleName);
        context.Response.StatusCode = switches.HasFailed(endpoint.ModuleName) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound;
        await RefusalAudit.WriteSwitchedOffAsync(context, endpoint.ModuleName);
    }

    /// <summary>Remembers what is closed, for the page and the problem details that answer.</summary>
    public static void Close(HttpContext context, string displayName)
    {
        context.Items[Closed] = displayName;
        SwitchedOffWorkstream.Mark(context, displayName);
    }

    /// <summary>Remembers what is being rebuilt, in the same way.</summary>
    public static void Close(HttpContext context, ModuleBeingRebuiltException rebuilt)
    {
        context.Items[Closed] = rebuilt;
        SwitchedOffWorkstream.MarkRebuilding(context, rebuilt.DisplayName, rebuilt.Percent);
    }

    /// <summary>Why the workstream does not answer, in a sentence; null when it does.</summary>
    public static string? FindClosed(HttpContext context) => context.Items[Closed] switch
    {
        ModuleBeingRebuiltException rebuilt => rebuilt.Message,
        string name => $"{name} is switched off.",
        _ => null,
    };
}
