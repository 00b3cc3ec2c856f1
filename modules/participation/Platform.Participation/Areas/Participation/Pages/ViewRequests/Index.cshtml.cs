using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.ReferenceData;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;

namespace Platform.Participation.Areas.Participation.Pages.ViewRequests;

internal sealed class IndexModel(IMediator mediator, ReferenceData reference, WorkingDays workingDays, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ViewRequestState State { get; set; }

    public ListPage<ViewRequestRow> Found { get; private set; } = new([], null);

    public DateOnly Today { get; } = clock.Today();

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
        => Found = await mediator.Send(new FindViewRequests(State, After: after), cancellationToken);

    public string AreaName(string code) => reference.AreaName(code);

    public int DaysLeft(ViewRequestRow row) => workingDays.Left(Today, row.DueOn);
}
