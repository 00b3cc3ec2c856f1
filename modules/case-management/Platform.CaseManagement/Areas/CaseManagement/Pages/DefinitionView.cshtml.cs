using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.SeriousViolence;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class DefinitionViewModel(IMediator mediator) : PageModel
{
    public DefinitionView Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCopyAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CopyDefinition(id), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
        TempData["Notice"] = "The draft is begun with the same words";
        return Redirect($"/case-management/definitions/{result.Value}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        Record = (await mediator.Send(new ViewDefinition(id), cancellationToken))!;
        return Record is not null;
    }
}
