using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Indicators;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Indicators;

/// <summary>A page about one indicator of one area.</summary>
internal abstract class IndicatorPage(IMediator mediator, ICurrentUser currentUser, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "areaCode")]
    public string AreaCode { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "quarter")]
    public string? Quarter { get; set; }

    public IndicatorView View { get; private set; } = null!;

    public string RecordUrl => $"/csp-reporting/indicators/{View.AreaCode}/{View.Code}";

    public bool MayEnter => currentUser.HasPermission(CspReportingPermissions.EnterIndicators);

    public bool MayDefine => currentUser.HasPermission(CspReportingPermissions.DefineIndicators);

    public IReadOnlyList<SelectListItem> QuarterChoices => QuarterList.Newest(clock);

    /// <summary>Reads the indicator; who may not send the page's form does not get to see it either.</summary>
    protected async Task<IActionResult> ShowAsync(string? permission, CancellationToken cancellationToken)
    {
        if (permission is not null && !currentUser.HasPermission(permission))
            throw new PermissionDeniedException(GetType().Name);
        var quarter = CalendarQuarter.TryParse(Quarter, out _) ? Quarter! : CalendarQuarter.Of(LondonTime.DateOf(clock.GetUtcNow().UtcDateTime)).Previous.ToString();
        if (await mediator.Send(new GetIndicator(AreaCode, Code, quarter), cancellationToken) is not { } view)
            return NotFound();

        View = view;
        return Page();
    }
}
