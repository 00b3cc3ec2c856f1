using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Sharing;

namespace Platform.Host.Pages.Sharing;

internal sealed class KnocksModel(IMediator mediator) : PageModel
{
    public KnockPage List { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery] Guid? after, CancellationToken cancellationToken) => List = await mediator.Send(new FindMyKnocks(after), cancellationToken);

    public static string Words(KnockProgress progress) => progress switch
    {
        KnockProgress.ToAnswer => "To answer",
        KnockProgress.Waiting => "You said yes",
        KnockProgress.Met => "In touch",
        KnockProgress.Ended => "No contact",
        _ => throw new ArgumentOutOfRangeException(nameof(progress)),
    };

    public static string Colour(KnockProgress progress) => progress switch
    {
        KnockProgress.ToAnswer => "yellow",
        KnockProgress.Waiting => "blue",
        KnockProgress.Met => "green",
        _ => "grey",
    };
}
