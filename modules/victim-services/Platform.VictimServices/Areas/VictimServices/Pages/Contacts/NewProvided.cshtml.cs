using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.Data;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class NewProvidedModel(IMediator mediator, IGuidGenerator guids, TimeProvider clock) : ContactPageModel(mediator)
{
    [BindProperty]
    public ProvidedInput Input { get; set; } = new();

    /// <summary>Only what the person has agreed to.</summary>
    public IReadOnlyList<SelectListItem> Kinds => [.. Choices.Of<ProvidedKind>(kind => kind.Text()).Where(i => IsAgreed(Enum.Parse<ProvidedKind>(i.Value)))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        Input = new ProvidedInput { RequestKey = guids.Create(), ProvidedOn = clock.Today() };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new RecordProvided(Id, Input.RequestKey, Input.Kind, Input.ProvidedOn, Input.Note), "Recorded", cancellationToken);

    private bool IsAgreed(ProvidedKind kind) => Contact.Consents.Any(c => c.Kind == Platform.VictimServices.Contacts.Contact.ConsentFor(kind) && c.IsInForce);
}

internal sealed class ProvidedInput
{
    public Guid RequestKey { get; set; }

    [Display(Name = "What was done?")]
    public ProvidedKind? Kind { get; set; }

    [Display(Name = "The day it was done")]
    public DateOnly? ProvidedOn { get; set; }

    [Display(Name = "What happened")]
    public string? Note { get; set; }
}
