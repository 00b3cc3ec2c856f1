using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Sharing;

namespace Platform.Host.Pages.Sharing;

internal sealed class AskedModel(IMediator mediator) : PageModel
{
    public AskedPage List { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery] Guid? after, CancellationToken cancellationToken) => List = await mediator.Send(new FindAsked(after), cancellationToken);
}
