using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.FocusedDeterrence.Cohorts;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages;

/// <summary>A page about one cohort: the record, or one step that changes it.</summary>
internal abstract class CohortPage(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CohortView Cohort { get; private set; } = null!;

    public string RecordUrl => $"/focused-deterrence/cohorts/{Id}";

    /// <summary>Reads the record for a form; who may not send the form does not get to see it either.</summary>
    protected async Task<IActionResult> ShowAsync(string? permission, CancellationToken cancellationToken)
    {
        if (permission is not null && !currentUser.HasPermission(permission))
            throw new PermissionDeniedException(GetType().Name);
        if (await mediator.Send(new GetCohort(Id), cancellationToken).ConfigureAwait(false) is not { } cohort)
            return NotFound();
        Cohort = cohort;
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
