using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Places;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Files;
using Platform.Kernel.Sharing;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Places;

[FileFor(FileReader.OwnAgency, "Public figures of recorded crime by place, without people.")]
internal sealed class AreaModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "group")]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public PlacesView View { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> GroupChoices => PlaceChoice.Groups;

    public IReadOnlyList<SelectListItem> SortChoices => PlaceChoice.Sorts;

    public string Query => PlaceChoice.Query(View.From, View.To, View.GroupCode);

    public async Task<IActionResult> OnGetAsync(string areaCode, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPlaces(areaCode, From, To, Group, Sort, After), cancellationToken) is not { } view)
            return NotFound();

        if (PlacePeriod.Fault(From, To) is var (field, sentence))
            ModelState.AddModelError(field, sentence);
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string areaCode, CancellationToken cancellationToken)
        => await mediator.Send(new GetPlaces(areaCode, From, To, Group, Sort, IsWhole: true), cancellationToken) is { } view
            ? File(ReportFiles.ToCsv(view.Tables, view.AreaCode, view.AreaName, $"{view.From} to {view.To}", view.Period), "text/csv; charset=utf-8", $"csp-places-{view.AreaCode}-{view.GroupCode}.csv")
            : NotFound();

    public async Task<IActionResult> OnGetXlsxAsync(string areaCode, CancellationToken cancellationToken)
        => await mediator.Send(new GetPlaces(areaCode, From, To, Group, Sort, IsWhole: true), cancellationToken) is { } view
            ? File(XlsxWriter.Write(PlaceDocument.Of($"Places in {view.AreaName}: {view.GroupName}", view.Period, view.Tables, view.Notes, view.Sources)),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"csp-places-{view.AreaCode}-{view.GroupCode}.xlsx")
            : NotFound();
}
