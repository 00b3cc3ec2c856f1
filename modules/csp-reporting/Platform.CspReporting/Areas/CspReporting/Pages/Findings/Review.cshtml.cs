using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Findings;

internal sealed class ReviewModel(IMediator mediator, ICurrentUser currentUser) : FindingPage(mediator, currentUser)
{
    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(CspReportingPermissions.WorkOnGaps, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new ReviewAction(Id, Input.Outcome, Input.IsClosed, Input.AgreeNextBy), "Review saved", cancellationToken);
}

internal sealed class ReviewInput
{
    public string? Outcome { get; set; }

    public bool? IsClosed { get; set; }

    [Display(Name = "The day by which the next action is agreed")]
    public DateOnly? AgreeNextBy { get; set; }
}
