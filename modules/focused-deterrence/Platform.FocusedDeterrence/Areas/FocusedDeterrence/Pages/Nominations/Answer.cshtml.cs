using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Nominations;

internal sealed class AnswerModel(IMediator mediator, ICurrentUser currentUser) : NominationPage(mediator, currentUser)
{
    [BindProperty(SupportsGet = true)]
    public Guid OfferId { get; set; }

    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(FocusedDeterrencePermissions.Support, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new AnswerOffer(Id, OfferId, Input.TakenUp, Input.AnsweredOn, Input.PersonsWords), "Answer saved", cancellationToken);
}

internal sealed class AnswerInput
{
    public bool? TakenUp { get; set; }

    [Display(Name = "The day of the answer")]
    public DateOnly? AnsweredOn { get; set; }

    public string? PersonsWords { get; set; }
}
