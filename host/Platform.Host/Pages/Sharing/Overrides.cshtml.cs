using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Sharing;
using Platform.Kernel.Sharing;

namespace Platform.Host.Pages.Sharing;

internal sealed class OverridesModel(IMediator mediator) : PageModel
{
    [FromQuery(Name = "reviewed")]
    public bool Reviewed { get; set; }

    public OverridePage List { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery] Guid? after, CancellationToken cancellationToken)
        => List = await mediator.Send(new FindOverrides(Reviewed, after), cancellationToken);

    public static string Words(OverrideFinding? finding) => finding switch
    {
        null => "Not reviewed yet",
        OverrideFinding.Justified => "It was needed",
        OverrideFinding.JustifiedMakeAgreement => "It was needed, and an agreement should be made",
        OverrideFinding.NotJustified => "It was not needed",
        _ => throw new ArgumentOutOfRangeException(nameof(finding)),
    };
}
