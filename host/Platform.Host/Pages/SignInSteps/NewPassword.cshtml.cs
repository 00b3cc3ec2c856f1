using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn;
using Platform.Host.SignIn.Passwords;
using Platform.Web;

namespace Platform.Host.Pages.SignInSteps;

internal sealed class NewPasswordModel(SignInFlow flow, IMediator mediator) : PageModel
{
    [BindProperty]
    public NewPasswordInput Input { get; set; } = new();

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() => await flow.FindAsync() is null ? this.StartAgain(ReturnUrl) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await flow.FindAsync() is not { } progress)
            return this.StartAgain(ReturnUrl);
        // The step before this one comes first, however somebody got here.
        var next = await flow.PendingStepAsync(progress, cancellationToken);
        if (next != SignInFlow.NewPasswordStep)
            return LocalRedirect(await flow.NextAsync(progress, this.SafeReturnUrl(ReturnUrl), cancellationToken));

        var result = await mediator.Send(new ChangePassword(progress.User.Id, IsStepOfSigningIn: true, Current: null, Input.New), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();

        var user = await flow.ReloadAsync(progress.User);
        await flow.BeginAsync(progress with { User = user });
        return LocalRedirect(await flow.NextAsync(progress with { User = user }, this.SafeReturnUrl(ReturnUrl), cancellationToken));
    }
}

internal sealed class NewPasswordInput
{
    public string? New { get; set; }
}
