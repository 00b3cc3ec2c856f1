using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class FollowUpModel(IMediator mediator, ICurrentUser currentUser) : InterventionPage(mediator, currentUser)
{
    [BindProperty(SupportsGet = true)]
    public Guid FollowUpId { get; set; }

    [BindProperty]
    public FollowUpInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(KnifeCrimePermissions.Deliver, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new RecordFollowUp(Id, FollowUpId, Input.DoneOn, Input.ChildsWords, Input.WhyNoWords), "How things are is saved", cancellationToken);
}

internal sealed class FollowUpInput
{
    [Display(Name = "The day you asked")]
    public DateOnly? DoneOn { get; set; }

    public string? ChildsWords { get; set; }

    public string? WhyNoWords { get; set; }
}
