using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.NewWorkstream.Referrals;

namespace Platform.NewWorkstream.Areas.NewWorkstream.Pages.Referrals;

internal sealed class IndexModel(IMediator mediator, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ReferralState State { get; set; }

    public ReferralPage Found { get; private set; } = new([], null);

    public bool MayRecord => currentUser.HasPermission(NewWorkstreamPermissions.Record);

    public async Task OnGetAsync(Guid? after, CancellationToken cancellationToken)
        => Found = await mediator.Send(new FindReferrals(State, after), cancellationToken);

    public string AreaName(string code) => reference.AreaName(code);
}
