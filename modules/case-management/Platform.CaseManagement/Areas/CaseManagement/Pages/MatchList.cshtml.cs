using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Notices;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class MatchListModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public MatchStatus Status { get; set; } = MatchStatus.ToReview;

    public MatchPage List { get; private set; } = null!;

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        if (Status is not (MatchStatus.NotSure or MatchStatus.NotOnRecord))
            Status = MatchStatus.ToReview;
        List = await mediator.Send(new FindMatches(Status, after), cancellationToken);
    }
}
