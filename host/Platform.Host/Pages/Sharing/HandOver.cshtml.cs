using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Sharing;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

internal sealed class HandOverModel(IMediator mediator, HandOverTargets targets, ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    public bool? Accept { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public HandOverView View { get; private set; } = null!;

    public bool IsToMe => View.Row.ToUserId == currentUser.Id;

    public bool IsByMe => View.Row.FromUserId == currentUser.Id;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetHandOver(id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepts(await mediator.Send(new AnswerHandOver(id, Accept, Note), cancellationToken), prefix: null))
            return await OnGetAsync(id, cancellationToken);
        if (Accept == true)
            return await OnPostFinishAsync(id, cancellationToken);
        TempData["Notice"] = "Declined. It stays with who offered it.";
        return LocalRedirect("/sharing/hand-overs");
    }

    /// <summary>The record's module makes the change in its own transaction. What failed between the two is finished from the page.</summary>
    public async Task<IActionResult> OnPostFinishAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetHandOver(id), cancellationToken) is not { Row: { State: HandOverState.Accepted } row } || row.ToUserId != currentUser.Id)
            return NotFound();
        var result = targets.Of(row.RecordType) is { } target ? await mediator.Send(target.TakeOver(row.RecordId), cancellationToken) : (Result)Result.NotFound();
        if (result.Succeeded)
            result = await mediator.Send(new CompleteHandOver(id), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await OnGetAsync(id, cancellationToken);
        TempData["Notice"] = "It is yours now.";
        return LocalRedirect($"/sharing/hand-overs/{id}");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepts(await mediator.Send(new RevokeHandOver(id, Note), cancellationToken), prefix: null))
            return await OnGetAsync(id, cancellationToken);
        TempData["Notice"] = "Taken back. It stays with you.";
        return LocalRedirect("/sharing/hand-overs?by=me");
    }
}
