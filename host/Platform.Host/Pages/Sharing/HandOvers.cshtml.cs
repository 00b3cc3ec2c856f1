using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Sharing;

namespace Platform.Host.Pages.Sharing;

internal sealed class HandOversModel(IMediator mediator) : PageModel
{
    [FromQuery(Name = "by")]
    public string? By { get; set; }

    public bool ByMe => By == "me";

    public HandOverPage List { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery] Guid? after, CancellationToken cancellationToken) => List = await mediator.Send(new FindHandOvers(ByMe, after), cancellationToken);

    public static string Words(HandOverKind kind) => kind switch
    {
        HandOverKind.Assign => "Hand-over",
        HandOverKind.Transfer => "Hand-over",
        HandOverKind.Refer => "Referral",
        HandOverKind.Share => "Summary shared",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Words(HandOverState state) => state switch
    {
        HandOverState.Offered => "Offered",
        HandOverState.Accepted => "Accepted, not done yet",
        HandOverState.Declined => "Declined",
        HandOverState.Done => "Done",
        HandOverState.Revoked => "Taken back",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
