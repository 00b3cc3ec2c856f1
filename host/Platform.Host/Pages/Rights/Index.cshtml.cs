using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Rights;

namespace Platform.Host.Pages;

internal sealed class RightsIndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Closed { get; set; }

    public RightsPage Found { get; private set; } = new([], null);

    public DateOnly Today => clock.UtcToday();

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken) => Found = await mediator.Send(new FindRightsRequests(Closed, after), cancellationToken);
}
