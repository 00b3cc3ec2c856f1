using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Participation.Themes;
using Platform.Web;

namespace Platform.Participation.Areas.Participation.Pages.Themes;

internal sealed class IndexModel(IMediator mediator, ReferenceData reference, WorkingDays workingDays, ICurrentUser currentUser, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ThemeState State { get; set; }

    public ListPage<ThemeRow> Found { get; private set; } = new([], null);

    public bool MayManage => currentUser.HasPermission(ParticipationPermissions.ManageThemes);

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
        => Found = await mediator.Send(new FindThemes(State, After: after), cancellationToken);

    public string AreaName(string code) => reference.AreaName(code);

    /// <summary>What is due and when; for what was told, when that was.</summary>
    public string When(ThemeRow row) => row.State switch
    {
        ThemeState.Asked => $"Answer {Due(row)}",
        ThemeState.Answered => $"Telling people {Due(row)}",
        _ => $"Told, published {row.DueOn.ToDisplay()}",
    };

    private string Due(ThemeRow row) => row.DueOn.ToDueText(workingDays.Left(clock.Today(), row.DueOn));
}
