using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class PersonStandingModel(IMediator mediator) : PageModel
{
    public PersonView? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Person = await mediator.Send(new GetPerson(id), cancellationToken);
        return Person is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        Person = await mediator.Send(new GetPerson(id), cancellationToken);
        if (Person is null)
            return NotFound();
        if (!ModelState.Accepts(await mediator.Send(new SetStanding(id, !Person.IsActive), cancellationToken), prefix: null))
            return Page();
        TempData["Notice"] = Person.IsActive ? $"{Person.DisplayName} can no longer sign in." : $"{Person.DisplayName} can sign in again.";
        return LocalRedirect($"/administration/people/{id}");
    }
}
