using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Platform.Host.SignIn.SingleSignOn;

/// <summary>
/// Where the provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). It speaks for itself, without a
/// browser and a session, by a token that it signs.
/// </summary>
internal static partial class BackChannelLogout
{
    public const string Path = "/sign-in/single-sign-on/logout";
    private const int Longest = 32 * 1024;

    public static void MapBackChannelLogout(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, AnswerAsync)
        .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(Longest));

    private static async Task<IResult> AnswerAsync(HttpContext context, OpenIdConnectClient provider, IOptions<SingleSignOnOptions> options, IMediator mediator, ILoggerFactory logs)
    {
        if (!options.Value.IsOn)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
            if (form?["logout_token"].ToString() is not { Length: > 0 } token)
                return Refuse("There is no logout_token.");
            var result = await mediator.Send(new EndSessionsByProvider(await provider.ReadLogoutAsync(token, context.RequestAborted)), context.RequestAborted);
            return result.Succeeded ? Results.Ok() : Refuse(result.Errors[0].Message);
        }
        catch (Exception exception) when (exception is SignOnException or InvalidOperationException or HttpRequestException or IOException)
        {
            LogRefusal(logs.CreateLogger(typeof(BackChannelLogout)), exception);
            return Refuse("The logout_token does not hold.");
        }
    }

    private static IResult Refuse(string description) => Results.Json(new { error = "invalid_request", error_description = description }, statusCode: StatusCodes.Status400BadRequest);

    [LoggerMessage(LogLevel.Warning, "A sign-out at the provider was refused.")]
    private static partial void LogRefusal(ILogger logger, Exception exception);
}
