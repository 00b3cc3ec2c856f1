using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Notices;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>Somebody named in a notice beside the children they may be, with the evidence in sentences and no score.</summary>
internal sealed class MatchReviewModel(IMediator mediator) : PageModel
{
    public MatchView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid childId, MatchDecision? decision, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepts(await mediator.Send(new DecideMatch(id, childId, decision), cancellationToken), prefix: null))
            return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
        TempData["Notice"] = decision switch
        {
            MatchDecision.Same => "Linked to the child on the record",
            MatchDecision.Different => "Kept as a different child",
            _ => "Kept as not sure",
        };
        return Redirect(decision == MatchDecision.Same ? "/notices/matches" : $"/notices/matches/{id}");
    }

    public async Task<IActionResult> OnPostRegisterAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RegisterNamedChild(id), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
        TempData["Notice"] = "The child is on the record. Ask them what they want to be called";
        return Redirect($"/children/{result.Value}");
    }

    public static string Words(MatchDecision decision) => decision switch
    {
        MatchDecision.Same => "same child",
        MatchDecision.Different => "different child",
        _ => "not sure",
    };

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new ViewMatch(id), cancellationToken))!;
        return View is not null;
    }
}
