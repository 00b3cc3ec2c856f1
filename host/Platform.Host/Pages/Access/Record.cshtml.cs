using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Host.Access;
using Platform.Kernel.Application;
using Platform.Web;

namespace Platform.Host.Pages.Access;

internal sealed class RecordModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? NeedToSee { get; set; }

    public string Type { get; private set; } = "";

    public Guid Id { get; private set; }

    public RecordAccessView View { get; private set; } = null!;

    public IEnumerable<SelectListItem> Colleagues => View.Colleagues.Select(c => new ChoiceItem(c.AgencyCode is null ? c.Name : $"{c.Name} ({c.AgencyCode})", c.UserName));

    public Task<IActionResult> OnGetAsync(string type, Guid id, CancellationToken cancellationToken) => ShowAsync(type, id, cancellationToken);

    public Task<IActionResult> OnPostRestrictAsync(string type, Guid id, CancellationToken cancellationToken)
        => SendAsync(type, id, new RestrictRecord(type, id, Why), "Restricted. Only the people named here see this record now.", cancellationToken);

    public Task<IActionResult> OnPostNameAsync(string type, Guid id, CancellationToken cancellationToken)
        => SendAsync(type, id, new NamePerson(type, id, UserName, NeedToSee), "Named. They can open the record now.", cancellationToken, (nameof(NamePerson.Why), nameof(NeedToSee)));

    public Task<IActionResult> OnPostRemoveAsync(string type, Guid id, Guid userId, CancellationToken cancellationToken)
        => SendAsync(type, id, new RemoveNamedPerson(type, id, userId), "Removed. They no longer see the record.", cancellationToken);

    public Task<IActionResult> OnPostHandOverAsync(string type, Guid id, Guid userId, CancellationToken cancellationToken)
        => SendAsync(type, id, new HandOverRestriction(type, id, userId), "Handed over. They answer for the record now.", cancellationToken);

    public Task<IActionResult> OnPostLiftAsync(string type, Guid id, CancellationToken cancellationToken)
        => SendAsync(type, id, new LiftRestriction(type, id, Why), "No longer restricted. Everybody whose role and areas reach the record sees it.", cancellationToken);

    public Task<IActionResult> OnPostSeenAsync(string type, Guid id, CancellationToken cancellationToken)
        => SendAsync(type, id, new AcknowledgeEmergencyAccess(type, id), "Marked as seen.", cancellationToken);

    private async Task<IActionResult> ShowAsync(string type, Guid id, CancellationToken cancellationToken)
    {
        (Type, Id) = (type, id);
        if (await mediator.Send(new GetRecordAccess(type, id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }

    private async Task<IActionResult> SendAsync(string type, Guid id, ICommand command, string notice, CancellationToken cancellationToken, params (string Field, string Property)[] renamed)
    {
        var result = await mediator.Send(command, cancellationToken);
        if (result.Succeeded)
        {
            TempData["Notice"] = notice;
            // Who removed themselves, or was there in an emergency, no longer sees the page.
            return await mediator.Send(new GetRecordAccess(type, id), cancellationToken) is null ? LocalRedirect("/") : LocalRedirect($"/access/records/{type}/{id}");
        }

        foreach (var error in result.Errors)
            ModelState.AddModelError(renamed.FirstOrDefault(r => r.Field == error.Field).Property ?? error.Field, error.Message);
        return await ShowAsync(type, id, cancellationToken);
    }
}
