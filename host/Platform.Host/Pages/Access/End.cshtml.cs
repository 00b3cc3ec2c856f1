using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Access;

namespace Platform.Host.Pages.Access;

/// <summary>Ends one's own emergency access; from the banner, so it answers a form alone.</summary>
internal sealed class EndModel(IMediator mediator) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(Guid grantId, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new EndEmergencyAccess(grantId), cancellationToken);
        if (!result.Succeeded)
            return NotFound();
        TempData["Notice"] = "Your access to the restricted record has ended.";
        return LocalRedirect("/");
    }
}
