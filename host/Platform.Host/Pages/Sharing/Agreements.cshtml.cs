using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Sharing;
using Platform.Kernel.Security;

namespace Platform.Host.Pages.Sharing;

internal sealed class AgreementsModel(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    [FromQuery(Name = "past")]
    public bool Past { get; set; }

    public AgreementPage List { get; private set; } = null!;

    public bool MayManage => currentUser.HasPermission(SharingPermissions.Manage);

    public async Task OnGetAsync([FromQuery] Guid? after, CancellationToken cancellationToken)
        => List = await mediator.Send(new FindAgreements(Past, after), cancellationToken);

    public static string Words(AgreementStatus status) => status switch
    {
        AgreementStatus.NotBegun => "Not begun",
        AgreementStatus.InForce => "In force",
        AgreementStatus.Expired => "Expired",
        AgreementStatus.Ended => "Ended",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Colour(AgreementStatus status) => status switch
    {
        AgreementStatus.InForce => "green",
        AgreementStatus.NotBegun => "blue",
        _ => "grey",
    };
}
