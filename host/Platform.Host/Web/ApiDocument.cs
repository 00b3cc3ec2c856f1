using Microsoft.AspNetCore.Authorization;
using Platform.Kernel.Security;

namespace Platform.Host.Web;

/// <summary><c>/openapi/v1.json</c>: what programs may ask of the platform, for the people who connect them. Made from the endpoints themselves.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi/v1.json";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        document.AddDocumentTransformer((description, _, _) =>
        {
            description.Info.Title = "Interface for programs";
            // The address of a machine is nobody's business who reads the file elsewhere.
            description.Servers?.Clear();
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this WebApplication app) => app.MapOpenApi(Path).RequireAuthorization(new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.Resource is HttpContext http && http.RequestServices.GetRequiredService<ICurrentUser>().HasPermission(HostPermissions.ApiDocument))
        .Build());
}
