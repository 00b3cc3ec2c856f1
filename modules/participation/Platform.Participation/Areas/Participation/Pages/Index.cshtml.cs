using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.Security;
using Platform.Participation.Themes;

namespace Platform.Participation.Areas.Participation.Pages;

internal sealed class IndexModel(IMediator mediator, ICurrentUser currentUser, TimeProvider clock) : PageModel
{
    public Overview Overview { get; private set; } = null!;

    public bool MayRecord => currentUser.HasPermission(ParticipationPermissions.RecordVoice);

    public bool MayView => currentUser.HasPermission(ParticipationPermissions.ViewVoices);

    public bool MayManage => currentUser.HasPermission(ParticipationPermissions.ManageThemes);

    /// <summary>The share of themes of which people were told in time; null when there are too few to say.</summary>
    public int? ToldInTimePercent => Overview.Told == 0 ? null : (int)Math.Round(100.0 * Overview.ToldInTime / Overview.Told);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Overview = await mediator.Send(new GetOverview(clock.Today()), cancellationToken);
}
