using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Findings;

internal sealed class ActionModel(IMediator mediator, ICurrentUser currentUser) : FindingPage(mediator, currentUser)
{
    [BindProperty]
    public ActionInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(CspReportingPermissions.WorkOnGaps, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new AgreeAction(Id, Input.Action, Input.Owner, Input.ReviewOn), "Action agreed", cancellationToken);
}

internal sealed class ActionInput
{
    public string? Action { get; set; }

    public string? Owner { get; set; }

    [Display(Name = "The day of the review")]
    public DateOnly? ReviewOn { get; set; }
}
