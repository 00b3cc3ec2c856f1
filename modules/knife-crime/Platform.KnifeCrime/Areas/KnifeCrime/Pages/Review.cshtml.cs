using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class ReviewModel(IMediator mediator, ICurrentUser currentUser) : InterventionPage(mediator, currentUser)
{
    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(KnifeCrimePermissions.Deliver, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(new RecordReview(Id, Input.Note), "Review saved", cancellationToken);
}

internal sealed class ReviewInput
{
    public string? Note { get; set; }
}
