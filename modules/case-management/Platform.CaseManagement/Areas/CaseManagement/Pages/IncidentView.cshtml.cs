using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Incidents;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class IncidentViewModel(IMediator mediator) : PageModel
{
    public Incident Incident { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ViewIncident(id), cancellationToken) is not { } incident)
            return NotFound();
        Incident = incident;
        return Page();
    }
}
