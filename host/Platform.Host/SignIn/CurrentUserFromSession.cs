using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Platform.Host.People;
using Platform.Host.SignIn.ApiClients;
using Platform.Kernel.Security;

namespace Platform.Host.SignIn;

/// <summary>Tells the request's scope who is asking, from the session and the directory.</summary>
internal sealed class CurrentUserFromSession(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentUser currentUser, UserAccessReader reader)
    {
        if (ApiClientHandler.AccessOf(context) is { } client)
        {
            currentUser.Become(client);
        }
        else if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            if (await reader.FindAsync(id, ChosenMembership.Read(context.Request), context.RequestAborted) is { } access)
            {
                currentUser.Become(access);
            }
            else
            {
                // They have left. The session is found to have ended seconds later, and authorization would read the cookie again.
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
                {
                    await context.ChallengeAsync(IdentityConstants.ApplicationScheme);
                    return;
                }
            }
        }

        await next(context);
    }
}
