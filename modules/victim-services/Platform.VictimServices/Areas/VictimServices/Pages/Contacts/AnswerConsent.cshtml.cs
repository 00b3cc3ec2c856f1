using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Data;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class AnswerConsentModel(IMediator mediator, IGuidGenerator guids, TimeProvider clock) : ContactPageModel(mediator)
{
    [BindProperty(SupportsGet = true)]
    public ConsentKind Kind { get; set; }

    [BindProperty]
    public ConsentInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !await ReadAsync(cancellationToken))
            return NotFound();
        Input = new ConsentInput { RequestKey = guids.Create(), AnsweredOn = clock.Today() };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new RecordConsent(Id, Input.RequestKey, Kind, Input.IsGiven, Input.AnsweredOn, Input.How, Input.Note), "Answer recorded", cancellationToken);
}

internal sealed class ConsentInput
{
    public Guid RequestKey { get; set; }

    [Display(Name = "What did they answer?")]
    public bool? IsGiven { get; set; }

    [Display(Name = "The day they answered")]
    public DateOnly? AnsweredOn { get; set; }

    [Display(Name = "How did they answer?")]
    public ConsentWay? How { get; set; }

    [Display(Name = "Note")]
    public string? Note { get; set; }
}
