using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class IndexModel(IMediator mediator, ReferenceData reference, WorkingDays workingDays, ICurrentUser currentUser, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ContactState State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    public ContactPage Found { get; private set; } = new([], null);

    public IReadOnlyList<SelectListItem> Areas => Choices.Areas(currentUser, reference);

    public DateOnly Today { get; } = clock.Today();

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
        => Found = await mediator.Send(new FindContacts(State, AreaCode, after), cancellationToken);

    public string AreaName(string code) => reference.AreaName(code);

    public string What(ContactRow row) => reference.Offence(row.OffenceCode)?.Name ?? "Not recorded";

    public int DaysLeft(ContactRow row) => workingDays.Left(Today, row.DueOn);
}
