using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Indicators;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Indicators;

internal sealed class IndexModel(IMediator mediator, ReferenceData reference, ICurrentUser currentUser, TimeProvider clock) : PageModel
{
    [Display(Name = "Area")]
    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    [Display(Name = "Calendar quarter")]
    [BindProperty(SupportsGet = true)]
    public string? Quarter { get; set; }

    public IReadOnlyList<SelectListItem> AreaChoices => [.. reference.AreasFor(currentUser).Select(each => new SelectListItem(each.Name, each.Code))];

    public IReadOnlyList<SelectListItem> QuarterChoices => QuarterList.Newest(clock);

    public IndicatorsView? View { get; private set; }

    public IReadOnlyList<CheckedReturn> Returns { get; private set; } = [];

    public bool MayEnter => currentUser.HasPermission(CspReportingPermissions.EnterIndicators);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(CspReportingPermissions.ViewReports))
            throw new PermissionDeniedException(nameof(GetIndicators));
        if (Request.Query.ContainsKey(nameof(AreaCode)) && string.IsNullOrEmpty(AreaCode))
            ModelState.AddModelError(nameof(AreaCode), "Choose an area");
        if (Request.Query.ContainsKey(nameof(Quarter)) && !CalendarQuarter.TryParse(Quarter, out _))
            ModelState.AddModelError(nameof(Quarter), "Choose a calendar quarter");
        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new MakeReturn(AreaCode ?? "", Quarter ?? ""), cancellationToken);
        if (!ModelState.Accepts(result))
        {
            await ReadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = "Return made. It keeps what was counted and by which rules.";
        return Redirect($"/csp-reporting/indicators?AreaCode={Uri.EscapeDataString(AreaCode!)}&Quarter={Uri.EscapeDataString(Quarter!)}");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(AreaCode) || string.IsNullOrEmpty(Quarter))
            return;

        View = await mediator.Send(new GetIndicators(AreaCode, Quarter), cancellationToken);
        if (View is not null)
            Returns = await mediator.Send(new CheckReturns(AreaCode, Quarter), cancellationToken);
    }
}

/// <summary>The quarters that forms offer, the newest first.</summary>
internal static class QuarterList
{
    private const int Quarters = 16;

    public static IReadOnlyList<SelectListItem> Newest(TimeProvider clock)
    {
        List<SelectListItem> choices = [];
        for (var quarter = CalendarQuarter.Of(LondonTime.DateOf(clock.GetUtcNow().UtcDateTime)); choices.Count < Quarters; quarter = quarter.Previous)
            choices.Add(new SelectListItem($"{quarter.MonthsInWords} ({quarter})", quarter.ToString()));
        return choices;
    }
}
