using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn;
using Platform.Host.SignIn.SecondFactors;
using Platform.Web;

namespace Platform.Host.Pages.SignInSteps;

internal sealed class CodeModel(SignInFlow flow, IMediator mediator) : PageModel
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(Name = "recovery", SupportsGet = true)]
    public bool IsRecoveryCode { get; set; }

    public async Task<IActionResult> OnGetAsync() => await flow.FindAsync() is null ? this.StartAgain(ReturnUrl) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await flow.FindAsync() is not { } progress)
            return this.StartAgain(ReturnUrl);
        if (string.IsNullOrWhiteSpace(Input.Code))
        {
            ModelState.AddModelError("Input.Code", IsRecoveryCode ? "Enter a recovery code" : "Enter the 6-digit code from your app");
            return Page();
        }

        var result = await mediator.Send(new UseSecondFactor(progress.User.Id, Input.Code, IsRecoveryCode), cancellationToken);
        if (!ModelState.Accepts(result))
        {
            await flow.RefuseAsync(progress.User.Id, cancellationToken);
            return Page();
        }

        await flow.BeginAsync(progress with { SecondFactorDone = true });
        return LocalRedirect(await flow.NextAsync(progress with { SecondFactorDone = true }, this.SafeReturnUrl(ReturnUrl), cancellationToken));
    }
}

internal sealed class CodeInput
{
    public string? Code { get; set; }
}
