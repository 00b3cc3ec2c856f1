using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;
using Platform.Web;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

/// <summary>A page about one child's support: the record, or one step that changes it.</summary>
internal abstract class InterventionPage(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public InterventionView Intervention { get; private set; } = null!;

    public string RecordUrl => $"/knife-crime/requests/{Id}";

    protected IMediator Mediator => mediator;

    /// <summary>Reads the record for a form; who may not send the form does not get to see it either.</summary>
    protected async Task<IActionResult> ShowAsync(string? permission, CancellationToken cancellationToken)
    {
        if (permission is not null && !currentUser.HasPermission(permission))
            throw new PermissionDeniedException(GetType().Name);
        if (await mediator.Send(new GetIntervention(Id), cancellationToken).ConfigureAwait(false) is not { } intervention)
            return NotFound();
        Intervention = intervention;
        return Page();
    }

    /// <summary>Sends the step. When it is refused the form comes back as it was typed, with what to change.</summary>
    protected async Task<IActionResult> SendAsync(ICommand command, string notice, CancellationToken cancellationToken)
    {
        // What could not be read, half a date for example, is told before the rules are asked.
        var result = ModelState.IsValid ? await mediator.Send(command, cancellationToken).ConfigureAwait(false) : Result.Success();
        if (!ModelState.IsValid || !ModelState.Accepts(result))
            return await ShowAsync(null, cancellationToken).ConfigureAwait(false);
        TempData["Notice"] = notice;
        return Redirect(RecordUrl);
    }
}
