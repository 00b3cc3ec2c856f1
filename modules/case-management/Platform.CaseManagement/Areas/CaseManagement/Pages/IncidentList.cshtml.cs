using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Incidents;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class IncidentListModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Serious { get; set; }

    public IncidentPage List { get; private set; } = null!;

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
        => List = await mediator.Send(new FindIncidents(Serious, after), cancellationToken);
}
