using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Areas.VictimServices.Pages;

internal sealed class FiguresModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public ContactFigures Figures { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Figures = await mediator.Send(new GetFigures(clock.Today()), cancellationToken);
}
