using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Access;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages.Access;

internal sealed class ReviewModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public EmergencyAccessFinding? Finding { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public EmergencyAccessDetail View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetEmergencyAccess(id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ReviewEmergencyAccess(id, Finding, Note), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await OnGetAsync(id, cancellationToken);
        TempData["Notice"] = "Review recorded.";
        return LocalRedirect("/access/reviews");
    }
}
