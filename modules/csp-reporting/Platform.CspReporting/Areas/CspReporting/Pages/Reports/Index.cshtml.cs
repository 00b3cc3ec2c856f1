using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Reports;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Reports;

internal sealed class IndexModel(IMediator mediator, ReferenceData reference, ICurrentUser currentUser, TimeProvider clock) : PageModel
{
    private const int Quarters = 12;

    /// <summary>The local authority. Not "Area": the route's own area would be bound to it.</summary>
    [Display(Name = "Area")]
    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    /// <summary>The calendar quarter.</summary>
    [Display(Name = "Calendar quarter")]
    [BindProperty(SupportsGet = true)]
    public string? Quarter { get; set; }

    public IReadOnlyList<SelectListItem> AreaChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> QuarterChoices { get; private set; } = [];

    public IReadOnlyList<PublishedEdition> Published { get; private set; } = [];

    public string AreaName(string code) => reference.AreaName(code);

    public static string MonthsOf(string quarter) => CalendarQuarter.TryParse(quarter, out var parsed) ? parsed.MonthsInWords : quarter;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (reference.Area(AreaCode) is { } area && CalendarQuarter.TryParse(Quarter, out var quarter))
            return Redirect($"/csp-reporting/reports/{area.Code}/{quarter}");

        if (Request.Query.ContainsKey(nameof(AreaCode)) && string.IsNullOrEmpty(AreaCode))
            ModelState.AddModelError(nameof(AreaCode), "Choose an area");
        if (Request.Query.ContainsKey(nameof(Quarter)) && string.IsNullOrEmpty(Quarter))
            ModelState.AddModelError(nameof(Quarter), "Choose a calendar quarter");

        AreaChoices = [.. reference.AreasFor(currentUser).Select(each => new SelectListItem(each.Name, each.Code))];
        var newest = CalendarQuarter.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        for (var (each, count) = (newest, 0); count < Quarters; (each, count) = (each.Previous, count + 1))
            QuarterChoices = [.. QuarterChoices, new SelectListItem($"{each.MonthsInWords} ({each})", each.ToString())];
        Published = await mediator.Send(new FindPublishedReports(), cancellationToken);
        return Page();
    }
}
