using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;
using Platform.Web;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class IndexModel(IMediator mediator, ICurrentUser currentUser, ReferenceData reference, WorkingDays workingDays, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public InterventionStatus Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<InterventionRow> Rows { get; private set; } = [];

    public string? NextKey { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await mediator.Send(new FindInterventions(Status, AreaCode, After), cancellationToken).ConfigureAwait(false);
        (Rows, NextKey) = (page.Rows, page.NextKey);
        Areas = [.. reference.AreasFor(currentUser).Select(a => new SelectListItem(a.Name, a.Code))];
    }

    public string UrlOf(InterventionStatus status) => AreaCode is null ? $"/knife-crime/requests?status={status}" : $"/knife-crime/requests?status={status}&areaCode={AreaCode}";

    public string Due(DateOnly due) => due.ToDueText(workingDays.Left(clock.Today(), due));
}
