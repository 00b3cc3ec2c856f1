using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class ChildListModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public string? Search { get; set; }

    public new ChildPage Page { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery] Guid? after, CancellationToken cancellationToken)
        => Page = await mediator.Send(new FindChildren(null, after), cancellationToken);

    public async Task OnPostAsync([FromForm] Guid? after, CancellationToken cancellationToken)
        => Page = await mediator.Send(new FindChildren(Search, after), cancellationToken);
}
