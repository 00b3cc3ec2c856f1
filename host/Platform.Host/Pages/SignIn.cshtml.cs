using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Platform.Host.SignIn;
using Platform.Host.SignIn.Limits;
using Platform.Host.SignIn.Sessions;
using Platform.Host.SignIn.SingleSignOn;

namespace Platform.Host.Pages;

internal sealed class SignInModel(SignInFlow flow, AddressLockOut addresses, IOptions<SingleSignOnOptions> singleSignOn) : PageModel
{
    // One sentence for a wrong name, a wrong password and an account that is locked or has left: none tells which accounts exist.
    private const string Refused = "Your user name or password is not right, or too many attempts were made. Check both, or wait 15 minutes and try again.";

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(Name = "timedOut", SupportsGet = true)]
    public bool TimedOut { get; set; }

    /// <summary>What people call the account of their organisation, where they can sign in with it.</summary>
    public string? Provider => singleSignOn.Value.IsOn ? singleSignOn.Value.DisplayName : null;

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(this.SafeReturnUrl(ReturnUrl)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Input.UserName))
            ModelState.AddModelError("Input.UserName", "Enter your user name");
        if (string.IsNullOrEmpty(Input.Password))
            ModelState.AddModelError("Input.Password", "Enter your password");
        if (ModelState.IsValid && await addresses.IsClosedAsync(HttpContext))
            ModelState.AddModelError("Input.UserName", "Too many attempts to sign in were made from your network. Wait 15 minutes and try again.");
        if (!ModelState.IsValid)
            return Page();

        if (await flow.CheckPasswordAsync(Input.UserName!.Trim(), Input.Password!, cancellationToken) is not { } user)
        {
            ModelState.AddModelError("Input.UserName", Refused);
            return Page();
        }

        var progress = new SignInProgress(user, SignInMethod.Password, SecondFactorDone: false);
        await flow.BeginAsync(progress);
        return LocalRedirect(await flow.NextAsync(progress, this.SafeReturnUrl(ReturnUrl), cancellationToken));
    }
}

internal sealed class SignInInput
{
    public string? UserName { get; set; }

    public string? Password { get; set; }
}
