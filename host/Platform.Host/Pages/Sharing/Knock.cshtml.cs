using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Host.Sharing;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

internal sealed class KnockModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public bool? Accept { get; set; }

    [BindProperty]
    public string? Gateway { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public KnockView View { get; private set; } = null!;

    public IEnumerable<SelectListItem> Gateways { get; } = [.. SharingLists.Gateways.Select(g => new ChoiceItem(g.Provenance.IsConfirmed ? g.Name : $"{g.Name} (not yet confirmed)", g.Code))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetKnock(id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var answer = new AnswerKnock(id, Accept, Gateway, Why);
        var result = await mediator.Send(answer, cancellationToken);
        // Both agencies answered at once: who came second answers again, to what the first one left.
        if (result.IsConflict)
            result = await mediator.Send(answer, cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await OnGetAsync(id, cancellationToken);
        TempData["Notice"] = result.Value switch
        {
            KnockState.Met => "Both agencies said yes.",
            KnockState.Declined => "Declined. The other agency is not told who you are.",
            _ => "You said yes. You see here when the other agency has answered.",
        };
        return LocalRedirect($"/sharing/knocks/{id}");
    }
}
