using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.SeriousViolence;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.WriteDefinitions)]
internal sealed class DefinitionAdoptModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public AdoptDefinition Input { get; set; } = new();

    public DefinitionView Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Input = new AdoptDefinition { DefinitionId = id, Revision = Record.Definition.Revision };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Accepts(await mediator.Send(Input with { DefinitionId = id }, cancellationToken)))
            return Page();
        TempData["Notice"] = "The definition is adopted";
        return Redirect($"/case-management/definitions/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        Record = (await mediator.Send(new ViewDefinition(id), cancellationToken))!;
        return Record is { Definition.IsDraft: true };
    }
}
