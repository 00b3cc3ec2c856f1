using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Findings;

/// <summary>A page about one finding: the record, or one step.</summary>
internal abstract class FindingPage(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public GapFinding Finding { get; private set; } = null!;

    public string RecordUrl => $"/csp-reporting/findings/{Id}";

    public bool MayWork => currentUser.HasPermission(CspReportingPermissions.WorkOnGaps);

    protected async Task<IActionResult> ShowAsync(string? permission, CancellationToken cancellationToken)
    {
        if (permission is not null && !currentUser.HasPermission(permission))
            throw new PermissionDeniedException(GetType().Name);
        if (await mediator.Send(new GetGapFinding(Id), cancellationToken) is not { } finding)
            return NotFound();

        Finding = finding;
        return Page();
    }

    /// <summary>Sends a step. When it is refused the form comes back as it was typed, with what to change.</summary>
    protected async Task<IActionResult> SendAsync(ICommand command, string notice, CancellationToken cancellationToken)
    {
        var result = ModelState.IsValid ? await mediator.Send(command, cancellationToken) : Result.Success();
        if (!ModelState.IsValid || !ModelState.Accepts(result))
            return await ShowAsync(null, cancellationToken);

        TempData["Notice"] = notice;
        return Redirect(RecordUrl);
    }
}
