using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn;
using Platform.Host.SignIn.Sessions;
using Platform.Web;

namespace Platform.Host.Pages.Account;

internal sealed class AccountModel(IMediator mediator) : PageModel
{
    public MyAccount Mine { get; private set; } = null!;

    public int Sessions { get; private set; }

    public string SecondFactorText => Mine.SecondFactorSince is { } since
        ? $"Authenticator app, set up on {since.ToDisplayDate()}. {Mine.RecoveryCodesLeft} recovery {(Mine.RecoveryCodesLeft == 1 ? "code" : "codes")} left"
        : "Not set up";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetMyAccount(), cancellationToken) is not { } mine)
            return NotFound();
        Mine = mine;
        Sessions = (await mediator.Send(new GetMySessions(), cancellationToken)).Count;
        return Page();
    }
}
