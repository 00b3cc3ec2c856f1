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

    [BindProperty]
    public AllowedPurpose? Purpose { get; set; }

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
        => await EndAsync(type, id, await mediator.Send(new OpenInEmergency(type, id, Why), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostPurposeAsync(string type, Guid id, CancellationToken cancellationToken)
        => await EndAsync(type, id, await mediator.Send(new OpenForPurpose(type, id, Purpose, Why), cancellationToken), cancellationToken);

    private async Task<IActionResult> EndAsync(string type, Guid id, Kernel.Application.Result result, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepts(result, prefix: null))
            return await ShowAsync(type, id, cancellationToken);
        // Still hidden where its processing is restricted too: the page then says so.
        if (await reach.FindHiddenAsync(id, cancellationToken) is not null)
            return LocalRedirect($"/access/open/{type}/{id}");
        return LocalRedirect((await reach.FindVisibleAsync(type, id, cancellationToken))?.Url ?? "/");
    }

    private async Task<IActionResult> ShowAsync(string type, Guid id, CancellationToken cancellationToken)
    {
        // Who may not know of restricted records is answered as for a record that does not exist.
        string[] any = [RestrictedRecordPermissions.KnowOf, RestrictedRecordPermissions.OpenInEmergency, RestrictedRecordPermissions.OpenForPurpose];
        if (!any.Any(currentUser.HasPermission) || await mediator.Send(new GetHiddenRecord(type, id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        MayOpen = currentUser.HasPermission(view.IsProcessing ? RestrictedRecordPermissions.OpenForPurpose : RestrictedRecordPermissions.OpenInEmergency);
        Minutes = await settings.GetAsync(AccessSettings.EmergencyMinutes, cancellationToken);
        return Page();
    }
}
