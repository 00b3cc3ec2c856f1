using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages;

/// <summary>A page about one nomination: the record, or one step that changes it.</summary>
internal abstract class NominationPage(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public NominationView Nomination { get; private set; } = null!;

    public string RecordUrl => $"/focused-deterrence/nominations/{Id}";

    /// <summary>Reads the record for a form; who may not send the form does not get to see it either.</summary>
    protected async Task<IActionResult> ShowAsync(string? permission, CancellationToken cancellationToken)
    {
        if (permission is not null && !currentUser.HasPermission(permission))
            throw new PermissionDeniedException(GetType().Name);
        if (await mediator.Send(new GetNomination(Id), cancellationToken).ConfigureAwait(false) is not { } nomination)
            return NotFound();
        Nomination = nomination;
        return Page();
    }

    /// <summary>Sends the step. When it is refused the form comes back as it was typed, with what to change.</summary>
    protected async Task<IActionResult> SendAsync(ICommand command, string notice, CancellationToken cancellationToken)
    {
        var result = ModelState.IsValid ? await mediator.Send(command, cancellationToken).ConfigureAwait(false) : Result.Success();
        if (!ModelState.IsValid || !ModelState.Accepts(result))
            return await ShowAsync(null, cancellationToken).ConfigureAwait(false);
        TempData["Notice"] = notice;
        return Redirect(RecordUrl);
    }
}
