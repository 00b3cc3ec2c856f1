using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Nominations;

internal sealed class DecideModel(IMediator mediator, ICurrentUser currentUser) : NominationPage(mediator, currentUser)
{
    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(FocusedDeterrencePermissions.Decide, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new DecideNomination(
            Id, Input.Outcome, Input.DecidedOn, Input.Panel, Input.Reasons, Input.Alternatives, Input.WhatWasTold, Input.CaseWorkerConsulted, Input.CaseWorkerView, Input.ExploitationConsidered,
            Input.ExploitationNote, Input.LookAgainOn),
        "The panel’s decision is saved",
        cancellationToken);
}

internal sealed class DecisionInput
{
    public PanelOutcome? Outcome { get; set; }

    [Display(Name = "The day the panel met")]
    public DateOnly? DecidedOn { get; set; }

    public string? Panel { get; set; }

    public string? Reasons { get; set; }

    public string? Alternatives { get; set; }

    public string? WhatWasTold { get; set; }

    public bool? CaseWorkerConsulted { get; set; }

    public string? CaseWorkerView { get; set; }

    public bool? ExploitationConsidered { get; set; }

    public string? ExploitationNote { get; set; }

    [Display(Name = "The day the panel looks again")]
    public DateOnly? LookAgainOn { get; set; }
}
