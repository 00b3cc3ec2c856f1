using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class NewRoleModel(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    [Display(Name = "Name")]
    public string? DisplayName { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Like which role?")]
    public string? Like { get; set; }

    public IReadOnlyList<ChoiceItem> Choices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(HostPermissions.ManageRoles))
            throw new PermissionDeniedException(nameof(CreateRole));
        await ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CreateRole(DisplayName, Like), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
        {
            await ReadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = "Made. Now choose what it may do.";
        return LocalRedirect($"/administration/roles/{result.Value}");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
        => Choices = (await mediator.Send(new GetRoles(), cancellationToken)).Roles.Where(r => r is { IsRetired: false, MayChange: true }).Select(r => new ChoiceItem(r.DisplayName, r.Name)).ToList();
}
