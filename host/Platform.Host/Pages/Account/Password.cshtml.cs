using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn;
using Platform.Host.SignIn.Passwords;
using Platform.Host.SignIn.Sessions;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages.Account;

internal sealed class AccountPasswordModel(IMediator mediator, ICurrentUser currentUser, SignInFlow flow) : PageModel
{
    [BindProperty]
    public AccountPasswordInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var change = new ChangePassword(currentUser.Id ?? Guid.Empty, IsStepOfSigningIn: false, Input.Current, Input.New) { Session = SessionGuard.SessionOf(User) };
        var result = await mediator.Send(change, cancellationToken);
        if (!ModelState.Accepts(result))
        {
            // Who sits at an open screen may not try passwords without end either.
            if (result.Errors.Any(e => e.Field == nameof(ChangePassword.Current)) && !string.IsNullOrEmpty(Input.Current))
                await flow.RefuseAsync(currentUser.Id, cancellationToken);
            return Page();
        }

        TempData["Notice"] = "Your password is changed. You are signed out everywhere else.";
        return LocalRedirect("/account");
    }
}

internal sealed class AccountPasswordInput
{
    public string? Current { get; set; }

    public string? New { get; set; }
}
