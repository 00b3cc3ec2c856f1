using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.People;
using Platform.Host.SignIn;
using Platform.Host.SignIn.SecondFactors;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages.Account;

internal sealed class AccountSecondFactorModel(IMediator mediator, UserManager<User> users, AuthenticatorApps apps, SignInFlow flow, ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    public AccountSecondFactorInput Input { get; set; } = new();

    [BindProperty(Name = "replace", SupportsGet = true)]
    public bool Replace { get; set; }

    public MyAccount Mine { get; private set; } = null!;

    public PendingSecondFactor? Pending { get; private set; }

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(Replace, cancellationToken);

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (await FindUserAsync() is not { } user)
            return NotFound();
        // A new app is as good as a new key to the house: an open screen is not enough to make one.
        if (user.PasswordHash is not null && !(flow.MayTry(user) && await users.CheckPasswordAsync(user, Input.Password ?? "")))
        {
            ModelState.AddModelError("Input.Password", "Enter your password. If you did, it is not right, or too many attempts were made.");
            await flow.RefuseAsync(user.Id, cancellationToken);
            return await ShowAsync(setUp: true, cancellationToken);
        }

        var result = await mediator.Send(new ConfirmSecondFactor(user.Id, Input.Code), cancellationToken);
        if (!ModelState.Accepts(result))
            return await ShowAsync(setUp: true, cancellationToken);
        RecoveryCodes = result.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancellationToken)
    {
        if (await FindUserAsync() is not { } user || !flow.MayTry(user))
            return NotFound();
        var result = await mediator.Send(new RenewRecoveryCodes(Input.Code), cancellationToken);
        if (!ModelState.Accepts(result))
        {
            await flow.RefuseAsync(user.Id, cancellationToken);
            return await ShowAsync(setUp: false, cancellationToken);
        }

        RecoveryCodes = result.Value;
        return Page();
    }

    private async Task<IActionResult> ShowAsync(bool setUp, CancellationToken cancellationToken)
    {
        if (await FindUserAsync() is not { } user || await mediator.Send(new GetMyAccount(), cancellationToken) is not { } mine)
            return NotFound();
        Mine = mine;
        if (setUp || mine.SecondFactorSince is null)
            Pending = await apps.PendingAsync(user, cancellationToken);
        return Page();
    }

    private Task<User?> FindUserAsync() => users.FindByIdAsync(currentUser.Id?.ToString() ?? "");
}

internal sealed class AccountSecondFactorInput
{
    public string? Password { get; set; }

    public string? Code { get; set; }
}
