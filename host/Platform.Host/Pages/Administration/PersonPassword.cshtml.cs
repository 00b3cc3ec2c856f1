using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class PersonPasswordModel(IMediator mediator) : PageModel
{
    public PersonView? Person { get; private set; }

    /// <summary>Shown in the answer to the form and kept nowhere.</summary>
    public string? Made { get; private set; }

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
        var result = await mediator.Send(new SetPassword(id), cancellationToken);
        if (ModelState.Accepts(result, prefix: null))
            Made = result.Value;
        return Page();
    }
}
