using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class CompleteModel(IMediator mediator, ICurrentUser currentUser) : InterventionPage(mediator, currentUser)
{
    [BindProperty]
    public EndInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(KnifeCrimePermissions.Deliver, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new CompleteIntervention(Id, Input.EndedOn, Input.View, Input.WhyNoView, Input.Note), "Support completed", cancellationToken);
}

/// <summary>How support ended; the reason is asked only where it ended early.</summary>
internal sealed class EndInput
{
    [Display(Name = "The day it ended")]
    public DateOnly? EndedOn { get; set; }

    public EndReason? Reason { get; set; }

    public string? View { get; set; }

    public string? WhyNoView { get; set; }

    public string? Note { get; set; }
}
