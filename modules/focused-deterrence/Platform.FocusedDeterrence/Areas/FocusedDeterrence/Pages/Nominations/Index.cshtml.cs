using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.FocusedDeterrence.Nominations;
using Platform.FocusedDeterrence.Nominations.Rules;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;
using Platform.Web;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Nominations;

internal sealed class IndexModel(IMediator mediator, ISettingProvider settings, WorkingDays workingDays, TimeProvider clock) : PageModel
{
    private int balanceDays;

    [BindProperty(SupportsGet = true)]
    public NominationStatus Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<NominationRow> Rows { get; private set; } = [];

    public string? NextKey { get; private set; }

    public IReadOnlyList<SelectListItem> Statuses { get; } = [.. Enum.GetValues<NominationStatus>().Select(s => new SelectListItem(s.ToWords(), s.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await mediator.Send(new FindNominations(Status, Cohort, After), cancellationToken).ConfigureAwait(false);
        (Rows, NextKey) = (page.Rows, page.NextKey);
        balanceDays = await settings.GetAsync(FocusedDeterrenceSettings.BalanceDays, cancellationToken).ConfigureAwait(false);
    }

    public string BalanceOf(NominationRow row) => Balance.Of(row.LastSupportOn, row.LastEnforcementOn, clock.Today(), balanceDays).InWords;

    public string Due(DateOnly due) => due.ToDueText(workingDays.Left(clock.Today(), due));
}
