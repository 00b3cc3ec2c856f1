using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Rights;
using Platform.Kernel.Application;
using Platform.Web;

namespace Platform.Host.Pages;

internal sealed class RightsDetailsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid RequestKey { get; set; }

    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public RightsExemption? Exemption { get; set; }

    [BindProperty]
    public RestrictionGround? Ground { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? LiftReason { get; set; }

    [BindProperty]
    public string? Told { get; set; }

    public RightsView? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        RequestKey = Guid.NewGuid();
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetRightsRequest(Id), cancellationToken) is not { Request: var request })
            return NotFound();
        Result result = Step switch
        {
            "identity" => await mediator.Send(new RecordIdentityCheck(Id, Reason), cancellationToken),
            "extend" => await mediator.Send(new ExtendRightsRequest(Id, Reason), cancellationToken),
            "erase" => await mediator.Send(new AskForErasure(Id, Reason), cancellationToken),
            "finish" => await mediator.Send(new FinishRightsRequest(Id, Reason), cancellationToken),
            "refuse" => await mediator.Send(new RefuseRightsRequest(Id, Exemption, Reason), cancellationToken),
            "restrict" => await mediator.Send(new RestrictProcessing(Id, Ground, Reason), cancellationToken),
            "hold" => await mediator.Send(new PlaceHold(RequestKey, request.PersonKind, request.PersonId, Reason), cancellationToken),
            _ => Result.Failure("Step", "Choose what happens now"),
        };
        return await EndAsync(result, "Saved.", cancellationToken);
    }

    public async Task<IActionResult> OnPostConfirmAsync(bool sendBack, CancellationToken cancellationToken)
        => await EndAsync(await mediator.Send(new ConfirmErasure(Id, sendBack), cancellationToken), sendBack ? "Sent back." : "Confirmed. The workstreams erase now.", cancellationToken);

    public async Task<IActionResult> OnPostLiftAsync(Guid holdId, CancellationToken cancellationToken)
        => await EndAsync(await mediator.Send(new LiftHold(holdId), cancellationToken), "The hold is lifted.", cancellationToken);

    public async Task<IActionResult> OnPostLiftProcessingAsync(CancellationToken cancellationToken)
    {
        Result result = await mediator.Send(new LiftProcessingRestriction(Id, LiftReason, Told), cancellationToken);
        foreach (var error in result.Errors)
            ModelState.AddModelError(error.Field == nameof(LiftProcessingRestriction.Reason) ? nameof(LiftReason) : error.Field, error.Message);
        if (!result.Succeeded)
            return await ShowAsync(cancellationToken);
        TempData["Notice"] = "Lifted. The record can be used again.";
        return LocalRedirect($"/rights/requests/{Id}");
    }

    private async Task<IActionResult> EndAsync(Result result, string notice, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepts(result, prefix: null))
            return await ShowAsync(cancellationToken);
        TempData["Notice"] = notice;
        return LocalRedirect($"/rights/requests/{Id}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Found = await mediator.Send(new GetRightsRequest(Id), cancellationToken);
        return Found is null ? NotFound() : Page();
    }
}
