using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.NewWorkstream.Referrals;
using Platform.Web;

namespace Platform.NewWorkstream.Areas.NewWorkstream.Pages.Referrals;

internal sealed class DetailsModel(IMediator mediator, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ReferralView Referral { get; private set; } = null!;

    public string AreaName => reference.AreaName(Referral.AreaCode);

    public bool MayClose => Referral.State == ReferralState.Open && currentUser.HasPermission(NewWorkstreamPermissions.Record);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetReferral(Id), cancellationToken) is not { } referral)
            return NotFound();
        Referral = referral;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.Accepts(await mediator.Send(new CloseReferral(Id), cancellationToken), prefix: null))
            return await OnGetAsync(cancellationToken);
        TempData["Notice"] = "Referral closed";
        return Redirect($"/new-workstream/referrals/{Id}");
    }
}
