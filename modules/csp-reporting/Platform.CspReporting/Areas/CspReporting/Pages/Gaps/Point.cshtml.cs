using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Disproportionality;
using Platform.CspReporting.Reports;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Gaps;

[FileFor(FileReader.OwnAgency, "Figures without people, with small counts hidden.")]
internal sealed class PointModel(IMediator mediator, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "against")]
    public string? Against { get; set; }

    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true, Name = "ages")]
    public string? Ages { get; set; }

    public GapView View { get; private set; } = null!;

    public bool IsPublic => DecisionPoint.Find(View.PointCode)!.IsPublic;

    public bool MayWork => currentUser.HasPermission(CspReportingPermissions.WorkOnGaps);

    public IReadOnlyList<SelectListItem> GroupChoices => [.. reference.EthnicGroups.Where(group => group.IsKnown).Select(group => new SelectListItem(group.Name, group.Code))];

    public IReadOnlyList<SelectListItem> DefinedByChoices { get; } = [new("People defined it themselves", "self"), new("The officer saw it", "officer")];

    public IReadOnlyList<SelectListItem> AgeChoices { get; } = [new("All ages", "all"), new("Children aged 10 to 17", "children")];

    public string Query => new GapChoice { From = From, To = To, Against = Against, By = By, Ages = Ages }.Query;

    public async Task<IActionResult> OnGetAsync(string areaCode, string pointCode, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetDisproportionality(areaCode, pointCode, From, To, Against, By, Ages), cancellationToken) is not { } view)
            return NotFound();

        if (!string.IsNullOrWhiteSpace(From) && MonthSpan.Month(From) is null)
            ModelState.AddModelError("from", "Write the first month like 2018-04");
        if (!string.IsNullOrWhiteSpace(To) && MonthSpan.Month(To) is null)
            ModelState.AddModelError("to", "Write the last month like 2019-02");
        if (string.IsNullOrWhiteSpace(From) != string.IsNullOrWhiteSpace(To))
            ModelState.AddModelError(string.IsNullOrWhiteSpace(From) ? "from" : "to", "Enter both months, or neither");
        else if (MonthSpan.Month(From) > MonthSpan.Month(To))
            ModelState.AddModelError("to", "The last month must not lie before the first");
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string areaCode, string pointCode, CancellationToken cancellationToken)
        => await mediator.Send(new GetDisproportionality(areaCode, pointCode, From, To, Against, By, Ages), cancellationToken) is { } view
            ? File(ReportFiles.ToCsv([view.Table], view.AreaCode, view.AreaName, view.Period, view.PointName), "text/csv; charset=utf-8", $"csp-gaps-{view.AreaCode}-{view.PointCode}.csv")
            : NotFound();
}
