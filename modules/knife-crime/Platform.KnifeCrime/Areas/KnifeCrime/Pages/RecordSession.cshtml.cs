using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class RecordSessionModel(IMediator mediator, ICurrentUser currentUser, IGuidGenerator guids) : InterventionPage(mediator, currentUser)
{
    [BindProperty]
    public SessionInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.RequestKey = guids.Create();
        return ShowAsync(KnifeCrimePermissions.Deliver, cancellationToken);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new RecordSession(Id, Input.RequestKey, Input.HeldOn, Input.Attended, Input.ChildsWords, Input.WhyNoWords, Input.Note, Input.NextSessionOn),
        "Session saved",
        cancellationToken);
}

internal sealed class SessionInput
{
    public Guid RequestKey { get; set; }

    [Display(Name = "The day of the session")]
    public DateOnly? HeldOn { get; set; }

    public bool? Attended { get; set; }

    public string? ChildsWords { get; set; }

    public string? WhyNoWords { get; set; }

    public string? Note { get; set; }

    [Display(Name = "The day of the next session")]
    public DateOnly? NextSessionOn { get; set; }
}
