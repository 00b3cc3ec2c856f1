using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;

namespace Platform.Host.Pages.Administration;

internal sealed class RolesModel(IMediator mediator) : PageModel
{
    public RolesView? Found { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Found = await mediator.Send(new GetRoles(), cancellationToken);

    public int CountOf(RoleRow role) => Found!.Groups.SelectMany(g => g.Permissions).Count(p => role.Permissions.Contains(p.Name));
}
