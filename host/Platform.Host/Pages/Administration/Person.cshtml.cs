using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class PersonModel(IMediator mediator, ReferenceData reference) : PageModel
{
    public PersonView? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Person = await mediator.Send(new GetPerson(id), cancellationToken);
        return Person is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostUnlockAsync(Guid id, CancellationToken cancellationToken) => DoAsync(id, new UnlockPerson(id), "Unlocked. They can sign in again.", cancellationToken);

    public Task<IActionResult> OnPostEndCoverAsync(Guid id, Guid coverId, CancellationToken cancellationToken) => DoAsync(id, new EndCover(coverId), "The cover is ended.", cancellationToken);

    public string AreasOf(MembershipTerms terms) => terms.HasAllAreas ? "All areas" : string.Join(", ", terms.Areas.Select(reference.AreaName).Order(StringComparer.Ordinal));

    public string DatesOf(MembershipTerms terms) => (terms.StartsOn, terms.EndsOn) switch
    {
        (null, null) => "No last day",
        ({ } from, null) => $"From {from.ToDisplay()}",
        (null, { } to) => $"Until {to.ToDisplay()}",
        ({ } from, { } to) => $"{from.ToDisplay()} to {to.ToDisplay()}",
    };

    private async Task<IActionResult> DoAsync(Guid id, ICommand command, string done, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(command, cancellationToken);
        if (ModelState.Accepts(result, prefix: null))
        {
            TempData["Notice"] = done;
            return LocalRedirect($"/administration/people/{id}");
        }

        return await OnGetAsync(id, cancellationToken);
    }
}
