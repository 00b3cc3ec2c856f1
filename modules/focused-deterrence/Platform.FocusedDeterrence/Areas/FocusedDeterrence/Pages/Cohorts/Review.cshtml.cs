using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.FocusedDeterrence.Cohorts;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Cohorts;

internal sealed class ReviewModel(IMediator mediator, ICurrentUser currentUser) : CohortPage(mediator, currentUser)
{
    [BindProperty]
    public CohortReviewInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(FocusedDeterrencePermissions.ManageCohorts, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new ReviewCohort(Id, Input.Note, Input.NextReviewBy), "Review saved", cancellationToken);
}

internal sealed class CohortReviewInput
{
    public string? Note { get; set; }

    [Display(Name = "The next review")]
    public DateOnly? NextReviewBy { get; set; }
}
