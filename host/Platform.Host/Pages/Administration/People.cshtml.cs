using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Kernel.ReferenceData;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class PeopleModel(IMediator mediator, ReferenceData reference) : PageModel
{
    public PeoplePage? Found { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Left { get; set; }

    public IEnumerable<ChoiceItem> AgencyItems => Found!.Agencies.Select(a => new ChoiceItem(a.Name, a.Code));

    public IEnumerable<ChoiceItem> RoleItems => Found!.Roles.Select(r => new ChoiceItem(r.Name, r.Code));

    public async Task OnGetAsync(CancellationToken cancellationToken) => Found = await mediator.Send(new GetPeople(After, Agency, Role, Left), cancellationToken);

    public string AreasOf(MembershipRow membership) => membership.HasAllAreas ? "All areas" : string.Join(", ", membership.Areas.Select(reference.AreaName));
}
