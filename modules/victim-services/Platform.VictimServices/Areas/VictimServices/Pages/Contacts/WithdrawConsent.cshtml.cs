using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class WithdrawConsentModel(IMediator mediator, TimeProvider clock) : ContactPageModel(mediator)
{
    [BindProperty(SupportsGet = true)]
    public ConsentKind Kind { get; set; }

    [BindProperty]
    public WithdrawInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !await ReadAsync(cancellationToken))
            return NotFound();
        Input = new WithdrawInput { WithdrawnOn = clock.Today() };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new WithdrawConsent(Id, Kind, Input.WithdrawnOn, Input.How), "Consent withdrawn. It counts from now on.", cancellationToken);
}

internal sealed class WithdrawInput
{
    [Display(Name = "The day they told us")]
    public DateOnly? WithdrawnOn { get; set; }

    [Display(Name = "How did they tell us?")]
    public ConsentWay? How { get; set; }
}
