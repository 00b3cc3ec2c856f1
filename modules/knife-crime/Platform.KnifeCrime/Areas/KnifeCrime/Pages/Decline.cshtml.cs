using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class DeclineModel(IMediator mediator, ICurrentUser currentUser) : InterventionPage(mediator, currentUser)
{
    [BindProperty]
    public DeclineInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(KnifeCrimePermissions.Decide, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new DeclineRequest(Id, Input.Reason, Input.Note), "Request declined", cancellationToken);
}

internal sealed class DeclineInput
{
    public DeclineReason? Reason { get; set; }

    public string? Note { get; set; }
}
