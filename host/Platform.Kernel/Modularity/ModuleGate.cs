using Microsoft.AspNetCore.Http;

namespace Platform.Kernel.Modularity;

/// <summary>
/// Stands after routing and before authorisation: an endpoint of a module that is switched off is not there. 404, and never
/// 403, whoever asks; 503 for a module whose migration failed.
/// </summary>
internal sealed class ModuleGate(RequestDelegate next, ModuleSwitches switches, ModuleCatalogue modules)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ModuleEndpointMetadata>() is { } endpoint && !switches.IsEnabled(endpoint.ModuleName))
        {
            context.Items[ClosedModule] = modules.Find(endpoint.ModuleName);
            context.Response.StatusCode = switches.HasFailed(endpoint.ModuleName) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    }

    /// <summary>Where the error page finds the <see cref="ModuleDescriptor"/> that is closed.</summary>
    public const string ClosedModule = "Platform.ClosedModule";
}
