using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Data;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class NewAttemptModel(IMediator mediator, IGuidGenerator guids, TimeProvider clock) : ContactPageModel(mediator)
{
    [BindProperty]
    public AttemptInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        Input = new AttemptInput { RequestKey = guids.Create(), MadeOn = clock.Today(), Way = Contact.Person.PreferredWay };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new RecordAttempt(Id, Input.RequestKey, Input.MadeOn, Input.Way, Input.Outcome, Input.StaysInContact, Input.Note), "Attempt recorded", cancellationToken);
}

internal sealed class AttemptInput
{
    public Guid RequestKey { get; set; }

    [Display(Name = "The day of the attempt")]
    public DateOnly? MadeOn { get; set; }

    [Display(Name = "How did you try to reach them?")]
    public ContactWay? Way { get; set; }

    [Display(Name = "What came of it?")]
    public AttemptOutcome? Outcome { get; set; }

    [Display(Name = "Would they like us to stay in contact?")]
    public bool? StaysInContact { get; set; }

    [Display(Name = "Note")]
    public string? Note { get; set; }
}
