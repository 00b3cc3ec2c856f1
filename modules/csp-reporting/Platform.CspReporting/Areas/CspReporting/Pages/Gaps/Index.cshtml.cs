using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Gaps;

internal sealed class IndexModel(ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    [Display(Name = "Area")]
    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    [Display(Name = "What is decided")]
    [BindProperty(SupportsGet = true)]
    public string? PointCode { get; set; }

    public IReadOnlyList<SelectListItem> AreaChoices => [.. reference.AreasFor(currentUser).Select(area => new SelectListItem(area.Name, area.Code))];

    public IReadOnlyList<SelectListItem> PointChoices { get; } = [.. DecisionPoint.All.Select(point => new SelectListItem(point.Name, point.Code))];

    public IActionResult OnGet()
    {
        if (!currentUser.HasPermission(CspReportingPermissions.ViewReports))
            throw new PermissionDeniedException(nameof(GetDisproportionality));
        if (reference.Area(AreaCode) is { } area && DecisionPoint.Find(PointCode) is { } point)
            return Redirect($"/csp-reporting/disproportionality/{area.Code}/{point.Code}");
        if (Request.Query.ContainsKey(nameof(AreaCode)) && reference.Area(AreaCode) is null)
            ModelState.AddModelError(nameof(AreaCode), "Choose an area");
        if (Request.Query.ContainsKey(nameof(PointCode)) && DecisionPoint.Find(PointCode) is null)
            ModelState.AddModelError(nameof(PointCode), "Choose what is decided");
        return Page();
    }
}
