using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Host.Sharing;
using Platform.Kernel.Sharing;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

internal sealed class OverrideModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public OverrideFinding? Finding { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public OverrideRow View { get; private set; } = null!;

    public IEnumerable<SelectListItem> Findings { get; } = [.. Enum.GetValues<OverrideFinding>().Select(f => new ChoiceItem(OverridesModel.Words(f), f.ToString()))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetOverride(id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepts(await mediator.Send(new ReviewOverride(id, Finding, Note), cancellationToken), prefix: null))
            return await OnGetAsync(id, cancellationToken);
        TempData["Notice"] = "Review recorded.";
        return LocalRedirect("/sharing/overrides");
    }
}
