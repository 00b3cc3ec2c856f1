using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Kernel.ReferenceData;

namespace Platform.Host.Pages.Administration;

internal sealed class PeopleModel(IMediator mediator, ReferenceData reference) : PageModel
{
    public PeoplePage? Found { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Found = await mediator.Send(new GetPeople(After), cancellationToken);

    public string AreaName(string code) => reference.AreaName(code);
}
