using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Nominations;

internal sealed class ContactModel(IMediator mediator, ICurrentUser currentUser, IGuidGenerator guids) : NominationPage(mediator, currentUser)
{
    [BindProperty]
    public ContactInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.RequestKey = guids.Create();
        return ShowAsync(FocusedDeterrencePermissions.Support, cancellationToken);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new RecordContact(Id, Input.RequestKey, Input.Strand, Input.HappenedOn, Input.By, Input.Note, Input.LegalPower, Input.Proportionality), "Contact saved", cancellationToken);
}

internal sealed class ContactInput
{
    public Guid RequestKey { get; set; }

    public Strand? Strand { get; set; }

    [Display(Name = "The day of the contact")]
    public DateOnly? HappenedOn { get; set; }

    public string? By { get; set; }

    public string? Note { get; set; }

    public string? LegalPower { get; set; }

    public string? Proportionality { get; set; }
}
