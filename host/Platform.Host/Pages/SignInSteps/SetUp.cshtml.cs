using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn;
using Platform.Host.SignIn.SecondFactors;
using Platform.Web;

namespace Platform.Host.Pages.SignInSteps;

internal sealed class SetUpModel(SignInFlow flow, AuthenticatorApps apps, IMediator mediator) : PageModel
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public PendingSecondFactor Pending { get; private set; } = null!;

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await flow.FindAsync() is not { } progress)
            return this.StartAgain(ReturnUrl);
        if (await flow.PendingStepAsync(progress, cancellationToken) != SignInFlow.SetUpStep)
            return LocalRedirect(await flow.NextAsync(progress, this.SafeReturnUrl(ReturnUrl), cancellationToken));
        Pending = await apps.PendingAsync(progress.User, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await flow.FindAsync() is not { } progress)
            return this.StartAgain(ReturnUrl);
        if (await flow.PendingStepAsync(progress, cancellationToken) != SignInFlow.SetUpStep)
            return LocalRedirect(await flow.NextAsync(progress, this.SafeReturnUrl(ReturnUrl), cancellationToken));

        var result = await mediator.Send(new ConfirmSecondFactor(progress.User.Id, Input.Code), cancellationToken);
        if (!ModelState.Accepts(result))
        {
            Pending = await apps.PendingAsync(progress.User, cancellationToken);
            return Page();
        }

        await flow.BeginAsync(progress with { SecondFactorDone = true });
        RecoveryCodes = result.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostContinueAsync(CancellationToken cancellationToken)
        => await flow.FindAsync() is { } progress
            ? LocalRedirect(await flow.NextAsync(progress, this.SafeReturnUrl(ReturnUrl), cancellationToken))
            : this.StartAgain(ReturnUrl);
}
