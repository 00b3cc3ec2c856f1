using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class NeedsModel(IMediator mediator) : ContactPageModel(mediator)
{
    [BindProperty]
    public NeedsInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        Input = new NeedsInput
        {
            Version = Contact.Version,
            SafeContactNote = Contact.SafeContactNote,
            SpecialMeasures = Contact.SpecialMeasures,
            VulnerabilityNote = Contact.VulnerabilityNote,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new RecordNeeds(Id, Input.Version, Input.SafeContactNote, Input.SpecialMeasures, Input.VulnerabilityNote, Input.Reason), "Saved", cancellationToken);
}

internal sealed class NeedsInput
{
    public long Version { get; set; }

    [Display(Name = "When and how is it safe to contact them?")]
    public string? SafeContactNote { get; set; }

    [Display(Name = "Special measures")]
    public string? SpecialMeasures { get; set; }

    [Display(Name = "What makes this harder for them?")]
    public string? VulnerabilityNote { get; set; }

    [Display(Name = "If you change what was recorded before: why?")]
    public string? Reason { get; set; }
}
