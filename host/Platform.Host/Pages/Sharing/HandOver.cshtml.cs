using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Sharing;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

internal sealed class HandOverModel(IMediator mediator, FinishHandOver finish, ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    public bool? Accept { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public HandOverView View { get; private set; } = null!;

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
        if (Accept == false)
        {
            TempData["Notice"] = "Declined. It stays with who offered it.";
            return LocalRedirect("/sharing/hand-overs");
        }

        if (await mediator.Send(new GetHandOver(id), cancellationToken) is { IsMineToFinish: true })
            return await OnPostFinishAsync(id, cancellationToken);
        TempData["Notice"] = "Accepted.";
        return LocalRedirect($"/sharing/hand-overs/{id}");
    }

    public async Task<IActionResult> OnPostFinishAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(HandOverPermissions.Receive))
            throw new PermissionDeniedException(nameof(CompleteHandOver));
        if (!ModelState.Accepts(await finish.RunAsync(id, cancellationToken), prefix: null))
            return await OnGetAsync(id, cancellationToken);
        TempData["Notice"] = "Accepted and done.";
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
