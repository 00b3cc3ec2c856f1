using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Sharing;

namespace Platform.Host.Pages.Sharing;

internal sealed class WhoElseAnswerModel(IMediator mediator) : PageModel
{
    public WhoElseView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetWhoElse(id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }
}
