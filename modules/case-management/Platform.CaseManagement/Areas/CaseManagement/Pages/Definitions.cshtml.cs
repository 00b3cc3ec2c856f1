using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.SeriousViolence;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class DefinitionsModel(IMediator mediator, GravityScales scales) : PageModel
{
    private ScaleBook book = null!;

    public IReadOnlyList<SeriousViolenceDefinition> Definitions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Definitions = await mediator.Send(new FindDefinitions(), cancellationToken);
        book = await scales.GetAsync(cancellationToken);
    }

    public DefinitionView View(SeriousViolenceDefinition definition) => new(definition, InForce: null, book);
}

/// <summary>How far a version has come.</summary>
internal sealed record DefinitionStatusModel(SeriousViolenceDefinition Definition, bool IsInForce, DateOnly Today);
