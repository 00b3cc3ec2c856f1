using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Access;
using Platform.Kernel.Security;

namespace Platform.Host.Pages.Access;

internal sealed class ReviewsModel(IMediator mediator) : PageModel
{
    [FromQuery(Name = "reviewed")]
    public bool Reviewed { get; set; }

    public EmergencyAccessPage List { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery] Guid? after, CancellationToken cancellationToken)
        => List = await mediator.Send(new FindEmergencyAccess(Reviewed, after), cancellationToken);

    public static string Words(AllowedPurpose purpose) => Platform.Host.Rights.RightsWords.NameOf(purpose);

    public static string Words(EmergencyAccessFinding? finding) => finding switch
    {
        null => "Not reviewed yet",
        EmergencyAccessFinding.Justified => "It was needed",
        EmergencyAccessFinding.JustifiedNameThePerson => "It was needed, and the person should be named",
        EmergencyAccessFinding.NotJustified => "It was not needed",
        _ => throw new ArgumentOutOfRangeException(nameof(finding)),
    };
}
