using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class EndModel(IMediator mediator, TimeProvider clock) : ContactPageModel(mediator)
{
    [BindProperty]
    public EndInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        Input = new EndInput { EndedOn = clock.Today() };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(new EndContact(Id, Input.Reason, Input.EndedOn), "Contact ended", cancellationToken);
}

internal sealed class EndInput
{
    [Display(Name = "Why does the contact end?")]
    public EndReason? Reason { get; set; }

    [Display(Name = "The day it ended")]
    public DateOnly? EndedOn { get; set; }
}
