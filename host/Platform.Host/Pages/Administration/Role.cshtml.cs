using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class RoleModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public RoleInput Input { get; set; } = new();

    public RoleView? Role { get; private set; }

    public IEnumerable<ChoiceItem> RoleItems => Role!.OtherRoles.Select(r => new ChoiceItem(r.Name, r.Code));

    public IEnumerable<ChoiceItem> Items(PermissionGroupDefinition group) => group.Permissions.Select(p => new ChoiceItem(p.DisplayName, p.Name));

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        Role = await mediator.Send(new GetRole(name), cancellationToken);
        if (Role is null)
            return NotFound();
        Input = new RoleInput { Version = Role.Version, DisplayName = Role.DisplayName, RequiresSecondFactor = Role.RequiresSecondFactor, Permissions = [.. Role.Permissions], Grantable = [.. Role.Grantable] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string name, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SaveRole(name, Input.Version, Input.DisplayName, Input.Permissions, Input.Grantable, Input.RequiresSecondFactor), cancellationToken);
        return await AnswerAsync(name, result, "Saved. It is in force within seconds.", cancellationToken);
    }

    public async Task<IActionResult> OnPostRetireAsync(string name, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Role = await mediator.Send(new GetRole(name), cancellationToken);
        if (Role is null)
            return NotFound();
        var result = await mediator.Send(new RetireRole(name, Input.Version, !Role.IsRetired), cancellationToken);
        if (!result.Succeeded)
            Input = new RoleInput { Version = Role.Version, DisplayName = Role.DisplayName, RequiresSecondFactor = Role.RequiresSecondFactor, Permissions = [.. Role.Permissions], Grantable = [.. Role.Grantable] };
        return await AnswerAsync(name, result, Role.IsRetired ? "The role is back." : "The role is retired.", cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(string name, Result result, string done, CancellationToken cancellationToken)
    {
        if (ModelState.Accepts(result))
        {
            TempData["Notice"] = done;
            return LocalRedirect($"/administration/roles/{name}");
        }

        Role = await mediator.Send(new GetRole(name), cancellationToken);
        return Role is null ? NotFound() : Page();
    }
}

internal sealed class RoleInput
{
    public long Version { get; set; }

    [Display(Name = "Name")]
    public string? DisplayName { get; set; }

    public bool RequiresSecondFactor { get; set; }

    public List<string> Permissions { get; set; } = [];

    public List<string> Grantable { get; set; } = [];
}
