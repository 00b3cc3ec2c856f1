using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Places;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Places;

internal sealed class IndexModel(ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    /// <summary>The local authority. Not "Area": the route's own area would be bound to it.</summary>
    [Display(Name = "Area")]
    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    public IReadOnlyList<SelectListItem> AreaChoices => [.. reference.AreasFor(currentUser).Select(area => new SelectListItem(area.Name, area.Code))];

    public IActionResult OnGet()
    {
        if (!currentUser.HasPermission(CspReportingPermissions.ViewReports))
            throw new PermissionDeniedException(nameof(GetPlaces));
        if (reference.Area(AreaCode) is { } area)
            return Redirect($"/csp-reporting/places/{area.Code}");
        if (Request.Query.ContainsKey(nameof(AreaCode)))
            ModelState.AddModelError(nameof(AreaCode), "Choose an area");
        return Page();
    }
}
