using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Access;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.Web;

namespace Platform.Host.Pages.Access;

internal sealed class OpenModel(IMediator mediator, ICurrentUser currentUser, ISettingProvider settings, RecordReach reach) : PageModel
{
    [BindProperty]
    public string? Why { get; set; }

    public HiddenRecordView View { get; private set; } = null!;

    public bool MayOpen { get; private set; }

    public int Minutes { get; private set; }

    public async Task<IActionResult> OnGetAsync(string type, Guid id, CancellationToken cancellationToken)
    {
        // A link kept from before: the record is open to them now.
        if (await reach.FindVisibleAsync(type, id, cancellationToken) is { Url: { } url })
            return LocalRedirect(url);
        return await ShowAsync(type, id, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string type, Guid id, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new OpenInEmergency(type, id, Why), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await ShowAsync(type, id, cancellationToken);
        return LocalRedirect((await reach.FindVisibleAsync(type, id, cancellationToken))?.Url ?? "/");
    }

    private async Task<IActionResult> ShowAsync(string type, Guid id, CancellationToken cancellationToken)
    {
        // Who may not know of restricted records is answered as for a record that does not exist.
        MayOpen = currentUser.HasPermission(RestrictedRecordPermissions.OpenInEmergency);
        if (!MayOpen && !currentUser.HasPermission(RestrictedRecordPermissions.KnowOf))
            return NotFound();
        if (await mediator.Send(new GetHiddenRecord(type, id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        Minutes = await settings.GetAsync(AccessSettings.EmergencyMinutes, cancellationToken);
        return Page();
    }
}
