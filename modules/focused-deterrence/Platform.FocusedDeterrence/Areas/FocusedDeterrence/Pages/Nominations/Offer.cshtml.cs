using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Nominations;

internal sealed class OfferModel(IMediator mediator, ICurrentUser currentUser, IGuidGenerator guids) : NominationPage(mediator, currentUser)
{
    [BindProperty]
    public OfferInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.RequestKey = guids.Create();
        return ShowAsync(FocusedDeterrencePermissions.Support, cancellationToken);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new OfferSupport(Id, Input.RequestKey, Input.Kind, Input.OfferedBy, Input.OfferedOn), "Offer saved", cancellationToken);
}

internal sealed class OfferInput
{
    public Guid RequestKey { get; set; }

    public SupportKind? Kind { get; set; }

    public string? OfferedBy { get; set; }

    [Display(Name = "The day of the offer")]
    public DateOnly? OfferedOn { get; set; }
}
