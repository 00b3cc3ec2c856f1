using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class PersonNameModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Stamp { get; set; }

    [BindProperty]
    [Display(Name = "Name")]
    public string? DisplayName { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPerson(Id), cancellationToken) is not { } person)
            return NotFound();
        (Stamp, DisplayName) = (person.Stamp, person.DisplayName);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.Accepts(await mediator.Send(new ChangePerson(Id, Stamp, DisplayName), cancellationToken), prefix: null))
            return Page();
        TempData["Notice"] = "Name changed";
        return LocalRedirect($"/administration/people/{Id}");
    }
}
