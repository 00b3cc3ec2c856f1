using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class DecideEventModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Consumer { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long Position { get; set; }

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new GetEventLog(Consumer, null), cancellationToken); // Asks for the permission.
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Decision is not ("retry" or "skip"))
        {
            ModelState.AddModelError(nameof(Decision), "Choose what should happen");
            return Page();
        }

        if (!ModelState.Accepts(await mediator.Send(new DecideEvent(Consumer, Position, Decision == "skip", Reason), cancellationToken), prefix: null))
            return Page();
        TempData["Notice"] = Decision == "skip" ? $"Event {Position} is left out; what follows it goes on." : $"Event {Position} is tried again.";
        return LocalRedirect("/administration/events");
    }
}
