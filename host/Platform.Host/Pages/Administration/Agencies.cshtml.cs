using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Kernel.ReferenceData;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class AgenciesModel(IMediator mediator, ReferenceData reference) : PageModel
{
    public AgenciesView? Found { get; private set; }

    [BindProperty]
    public string? Areas { get; set; }

    public string KindOf(Agency agency) => reference.AgencyKind(agency.Kind)?.Name ?? agency.Kind;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Found = await mediator.Send(new GetAgencies(), cancellationToken);
        Areas = string.Join('\n', Found.ChosenAreas.Select(reference.AreaName).Order(StringComparer.Ordinal));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var typed = (Areas ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (ModelState.Accepts(await mediator.Send(new SavePartnershipAreas(typed), cancellationToken), prefix: null))
        {
            TempData["Notice"] = "Areas saved";
            return LocalRedirect("/administration/agencies");
        }

        Found = await mediator.Send(new GetAgencies(), cancellationToken);
        return Page();
    }
}
