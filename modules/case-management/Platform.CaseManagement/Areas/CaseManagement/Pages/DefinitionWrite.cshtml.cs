using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.SeriousViolence;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.WriteDefinitions)]
internal sealed class DefinitionWriteModel(IMediator mediator) : PageModel
{
    private const int LeastPatterns = 3;

    [BindProperty]
    public DefinitionInput Input { get; set; } = new();

    public DefinitionView Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var draft = Record.Definition;
        Input = new DefinitionInput
        {
            Revision = draft.Revision, Title = draft.Title, Rationale = draft.Rationale, Source = draft.Source, AgeFrom = draft.AgeFrom, AgeTo = draft.AgeTo,
            Basis = draft.Basis, DomesticContext = draft.DomesticContext,
            Patterns = [.. draft.Patterns.OrderBy(p => p.Kind).ThenBy(p => p.Days).Select(p => new PatternContent { Kind = p.Kind, Count = p.Count, Days = p.Days })],
        };
        ShowPatterns();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (ModelState.IsValid)
        {
            var result = await mediator.Send(new WriteDefinition
            {
                DefinitionId = id, Revision = Input.Revision, Title = Input.Title, Rationale = Input.Rationale, Source = Input.Source, AgeFrom = Input.AgeFrom, AgeTo = Input.AgeTo,
                Basis = Input.Basis, DomesticContext = Input.DomesticContext, Patterns = Input.Patterns,
            }, cancellationToken);
            if (ModelState.Accepts(result))
            {
                TempData["Notice"] = "The draft is saved";
                return Redirect($"/case-management/definitions/{id}");
            }
        }

        ShowPatterns();
        return Page();
    }

    // Room for one of each kind, and for one more than there are.
    private void ShowPatterns()
    {
        while (Input.Patterns.Count < LeastPatterns || !Input.Patterns[^1].IsEmpty)
            Input.Patterns.Add(new PatternContent { Kind = (PatternKind)(Input.Patterns.Count % LeastPatterns) });
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        Record = (await mediator.Send(new ViewDefinition(id), cancellationToken))!;
        return Record is { Definition.IsDraft: true };
    }

    internal sealed class DefinitionInput
    {
        public int Revision { get; set; }

        public string? Title { get; set; }

        public string? Rationale { get; set; }

        public string? Source { get; set; }

        public int? AgeFrom { get; set; }

        public int? AgeTo { get; set; }

        public IncidentBasis Basis { get; set; }

        public DomesticContextMode DomesticContext { get; set; }

        public List<PatternContent> Patterns { get; set; } = [];
    }
}
