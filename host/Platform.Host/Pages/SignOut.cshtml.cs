using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn;
using Platform.Host.SignIn.Sessions;
using Platform.Host.SignIn.SingleSignOn;

namespace Platform.Host.Pages;

internal sealed class SignOutModel(IMediator mediator, OpenIdConnectClient provider) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (SessionGuard.SessionOf(User) is { } session)
            await mediator.Send(new EndMySessions(session, Except: null, SessionEnd.SignedOut), cancellationToken);
        var idToken = SignInFlow.IdTokenOf((await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        // Who came by an organisation's account leaves it too: the next person at this computer must not get in by it.
        return idToken is not null && await provider.SignOutUrlAsync(idToken, $"{Request.Scheme}://{Request.Host}/sign-in", cancellationToken) is { } url
            ? Redirect(url)
            : LocalRedirect("/sign-in");
    }
}
