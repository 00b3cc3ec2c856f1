using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.FocusedDeterrence.Cohorts;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Cohorts;

internal sealed class CloseModel(IMediator mediator, ICurrentUser currentUser) : CohortPage(mediator, currentUser)
{
    [BindProperty]
    public CloseInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(FocusedDeterrencePermissions.ManageCohorts, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(new CloseCohort(Id, Input.Note), "The cohort is closed", cancellationToken);
}

internal sealed class CloseInput
{
    public string? Note { get; set; }
}
