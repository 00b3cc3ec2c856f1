using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Escalation;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class PromptListModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Closed { get; set; }

    public PromptPage List { get; private set; } = null!;

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken) => List = await mediator.Send(new FindPrompts(Closed, after), cancellationToken);
}
