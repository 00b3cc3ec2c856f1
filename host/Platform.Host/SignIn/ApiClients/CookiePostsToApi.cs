using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Platform.Host.SignIn.ApiClients;

/// <summary>
/// A request to <c>/api</c> that changes something and rests on a cookie, which a browser sends by itself, must also carry the
/// antiforgery token. A program's key is never sent by itself, so it needs none.
/// </summary>
internal sealed class CookiePostsToApi(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        var isSafe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
        if (!isSafe && context.Request.Path.StartsWithSegments("/api") && context.User.Identities.Any(i => i.AuthenticationType == IdentityConstants.ApplicationScheme)
            && !await antiforgery.IsRequestValidAsync(context))
        {
            await Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The antiforgery token is missing or old",
                detail: "Send it in the header RequestVerificationToken, or use an API client's key.").ExecuteAsync(context);
            return;
        }

        await next(context);
    }
}
