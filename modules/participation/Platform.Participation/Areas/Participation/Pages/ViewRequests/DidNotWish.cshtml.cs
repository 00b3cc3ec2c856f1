using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Participation.ViewRequests;
using Platform.Web;

namespace Platform.Participation.Areas.Participation.Pages.ViewRequests;

internal sealed class DidNotWishModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DidNotWishInput Input { get; set; } = new();

    public ViewRequestRow ViewRequest { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.AskedOn = clock.Today();
        return await ReadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Accepts(await mediator.Send(new RecordDidNotWish(Id, Input.AskedOn, Input.HowAsked), cancellationToken)))
            return Page();
        TempData["Notice"] = "Recorded that the child did not wish to say";
        return Redirect("/participation/view-requests");
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetViewRequest(Id), cancellationToken) is not { } found)
            return false;
        ViewRequest = found;
        return true;
    }
}

internal sealed class DidNotWishInput
{
    [Display(Name = "The day you asked")]
    public DateOnly? AskedOn { get; set; }

    [Display(Name = "How did you ask?")]
    public string? HowAsked { get; set; }
}
