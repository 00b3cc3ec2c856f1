using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.Incidents;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class IncidentViewModel(IMediator mediator, GravityScales scales) : PageModel
{
    public Incident Incident { get; private set; } = null!;

    /// <summary>On each scale, in the edition of the day on which it happened.</summary>
    public IReadOnlyList<OffenceScore> Scores { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ViewIncident(id), cancellationToken) is not { } incident)
            return NotFound();
        Incident = incident;
        var book = await scales.GetAsync(cancellationToken);
        Scores = [.. new[] { OffenceScale.Yjb, OffenceScale.Police }.Select(s => book.ScoreOn(incident.OffenceCode, s, incident.HappenedOn)).OfType<OffenceScore>()];
        return Page();
    }
}
