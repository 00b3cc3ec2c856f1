using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CaseManagement.SeriousViolence;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.WriteDefinitions)]
internal sealed class DefinitionClauseModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public WriteClause Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid? ClauseId { get; set; }

    public DefinitionView Record { get; private set; } = null!;

    public IEnumerable<SelectListItem> Scales => Record.Scales.Editions.Select(e => new ChoiceItem($"{e.Name}, {e.Minimum} to {e.Maximum}", e.Version));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var draft = Record.Definition;
        if (ClauseId is null)
            Input = new WriteClause { DefinitionId = id, Revision = draft.Revision, Order = draft.Clauses.Count == 0 ? 1 : draft.Clauses.Max(c => c.Order) + 1 };
        else if (draft.Clauses.SingleOrDefault(c => c.Id == ClauseId) is { } clause)
            Input = WriteClause.From(draft, clause);
        else
            return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        ClauseId = Input.ClauseId;
        if (ModelState.IsValid && ModelState.Accepts(await mediator.Send(Input with { DefinitionId = id }, cancellationToken)))
            return Done(id, "The clause is saved");
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int revision, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Record.Definition.Clauses.SingleOrDefault(c => c.Id == ClauseId) is not { } clause)
            return NotFound();
        ModelState.Clear();
        if (ModelState.Accepts(await mediator.Send(new RemoveClause(id, revision, clause.Id), cancellationToken)))
            return Done(id, "The clause is taken out of the draft");
        Input = WriteClause.From(Record.Definition, clause);
        return Page();
    }

    private RedirectResult Done(Guid id, string notice)
    {
        TempData["Notice"] = notice;
        return Redirect($"/case-management/definitions/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        Record = (await mediator.Send(new ViewDefinition(id), cancellationToken))!;
        return Record is { Definition.IsDraft: true };
    }
}
