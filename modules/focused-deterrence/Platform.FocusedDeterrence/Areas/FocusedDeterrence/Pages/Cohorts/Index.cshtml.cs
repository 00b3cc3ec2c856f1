using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.FocusedDeterrence.Cohorts;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Cohorts;

internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<CohortRow> Rows { get; private set; } = [];

    public Guid? NextKey { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
        => (Rows, NextKey) = await mediator.Send(new FindCohorts(After: After), cancellationToken).ConfigureAwait(false);
}
