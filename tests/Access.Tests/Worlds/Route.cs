using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Access.Tests.Worlds;

/// <summary>One thing that can be asked of the platform: a page or an endpoint, by one method and one handler.</summary>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Template">The route, for example <c>/children/{id:guid}</c>.</param>
/// <param name="Handler">The page's named handler; null for the one without a name.</param>
internal sealed partial record Route(string Method, string Template, string? Handler)
{
    /// <summary>As the matrix names it.</summary>
    public string Key => $"{Method} {Template}{(Handler is null ? "" : $"?handler={Handler}")}";

    public bool IsRead => Method == "GET";

    public bool IsApi => Template.StartsWith("/api/", StringComparison.Ordinal) || Template == "/api";

    public bool HasParameters => Parameter().IsMatch(Template);

    /// <summary>Every page with its handlers and every endpoint that a running host has, of the host and of every module.</summary>
    public static async Task<IReadOnlyList<Route>> AllAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var routes = new HashSet<Route>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var template = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } descriptor)
            {
                // Any page can be asked by GET and by POST, whether it handles that or not.
                routes.Add(new Route("GET", template, null));
                routes.Add(new Route("POST", template, null));
                var page = await loader.LoadAsync(descriptor, endpoint.Metadata);
                foreach (var handler in page.HandlerMethods)
                    routes.Add(new Route(handler.HttpMethod.ToUpperInvariant(), template, handler.Name));
            }
            else
            {
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    routes.Add(new Route(method, template, null));
            }
        }

        return [.. routes.OrderBy(r => r.Template, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }

    /// <summary>The address with a value in the place of each parameter; an optional one is left out.</summary>
    /// <param name="value">Given the route up to a parameter, its name in braces without a constraint.</param>
    public string Fill(Func<string, string> value)
    {
        var path = "";
        var plain = "";
        foreach (var segment in Template.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Parameter().IsMatch(segment))
            {
                (path, plain) = ($"{path}/{segment}", $"{plain}/{segment}");
                continue;
            }

            if (segment.Contains('?', StringComparison.Ordinal))
                break;
            plain += "/" + Parameter().Replace(segment, "{$1}");
            path += "/" + Uri.EscapeDataString(value(plain));
        }

        return (path.Length == 0 ? "/" : path) + (Handler is null ? "" : $"?handler={Handler}");
    }

    [GeneratedRegex("\\{\\**([A-Za-z]+)[^}]*\\}")]
    private static partial Regex Parameter();
}
