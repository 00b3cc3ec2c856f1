using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Participation.Themes;

namespace Platform.Participation.Areas.Participation.Pages.Themes;

internal sealed class DetailsModel(IMediator mediator, ReferenceData reference, WorkingDays workingDays, ICurrentUser currentUser, TimeProvider clock) : ThemePageModel(mediator)
{
    protected override bool ChangesTheTheme => false;

    public bool MayManage => currentUser.HasPermission(ParticipationPermissions.ManageThemes);

    public bool MayAnswer => MayManage && Theme.State is ThemeState.Asked or ThemeState.Doing;

    public bool MayTell => MayManage && Theme.State == ThemeState.Answered && Theme.Untold > 0;

    public bool MayPublish => MayManage && Theme.State == ThemeState.Answered && Theme.Untold == 0;

    public string AreaName => reference.AreaName(Theme.AreaCode);

    public int DaysLeft(DateOnly due) => workingDays.Left(clock.Today(), due);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
        => await ReadAsync(cancellationToken) ? Page() : NotFound();
}
