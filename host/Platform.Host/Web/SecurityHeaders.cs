using Microsoft.Extensions.Options;
using Platform.Host.SignIn.SingleSignOn;

namespace Platform.Host.Web;

/// <summary>What every answer says about itself: nothing from elsewhere, no inline script or style, never in a frame.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<SingleSignOnOptions> singleSignOn)
{
    // Signing out is a form, and browsers hold its redirect to the provider to the same rule.
    private readonly string contentSecurityPolicy =
        $"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'{(singleSignOn.Value.Origin is { } provider ? ' ' + provider : "")}; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // When the answer starts, for an error answer begins anew without what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = contentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (context.Request.IsHttps && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            // Pages, data and downloads about people are not kept by browsers or proxies; files that never change keep their own rule.
            if (!headers.ContainsKey("Cache-Control") && (context.GetEndpoint() is not null || context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
