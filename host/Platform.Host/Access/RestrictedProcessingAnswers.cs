using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Access;

/// <summary>
/// Where a record was not found: is it there, and only kept back because its processing is restricted? Then people who would see it
/// otherwise are told so in a sentence; everybody else has the same answer as for a record that does not exist.
/// </summary>
internal sealed class RestrictedProcessingAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, ModuleDbContextTypes contexts, CurrentUser currentUser)
    {
        await next(context);
        if (context.Response.StatusCode != StatusCodes.Status404NotFound || context.Response.HasStarted || currentUser.Id is null
            || context.GetEndpoint()?.Metadata.GetMetadata<ModuleEndpointMetadata>() is not { } endpoint)
            return;
        foreach (var id in context.Request.RouteValues.Values.Select(v => Guid.TryParse(v?.ToString(), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().Take(2))
        {
            if (contexts.Resolve(context.RequestServices, endpoint.ModuleName) is not { } records || await RestrictedProcessing.FindAsync(records, currentUser, id, context.RequestAborted) is not { } restriction)
                continue;
            RestrictedProcessingNotice.Mark(context, currentUser.HasPermission(RestrictedRecordPermissions.OpenForPurpose) ? $"/access/open/{restriction.RecordType}/{restriction.PersonId}" : "");
            return;
        }
    }
}
