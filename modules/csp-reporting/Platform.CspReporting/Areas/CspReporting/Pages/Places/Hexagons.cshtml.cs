using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Places;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Files;
using Platform.Kernel.Sharing;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Places;

[FileFor(FileReader.OwnAgency, "Figures of recorded crime by hexagon, without people, with small counts hidden.")]
internal sealed class HexagonsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "group")]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public HexagonsView View { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> GroupChoices => PlaceChoice.Groups;

    public string Query => PlaceChoice.Query(View.From, View.To, View.GroupCode);

    public async Task<IActionResult> OnGetAsync(string areaCode, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetHexagons(areaCode, From, To, Group, After), cancellationToken) is not { } view)
            return NotFound();

        if (PlacePeriod.Fault(From, To) is var (field, sentence))
            ModelState.AddModelError(field, sentence);
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string areaCode, CancellationToken cancellationToken)
        => await mediator.Send(new GetHexagons(areaCode, From, To, Group, IsWhole: true), cancellationToken) is { } view
            ? File(ReportFiles.ToCsv(PlaceDocument.Tables(view), view.AreaCode, view.AreaName, $"{view.From} to {view.To}", view.Period), "text/csv; charset=utf-8", $"csp-hexagons-{view.AreaCode}-{view.GroupCode}.csv")
            : NotFound();

    public async Task<IActionResult> OnGetXlsxAsync(string areaCode, CancellationToken cancellationToken)
        => await mediator.Send(new GetHexagons(areaCode, From, To, Group, IsWhole: true), cancellationToken) is { } view
            ? File(XlsxWriter.Write(PlaceDocument.Of($"Hexagons of {view.AreaName}: {view.GroupName}", view.Period, PlaceDocument.Tables(view), view.Notes, view.Sources)),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"csp-hexagons-{view.AreaCode}-{view.GroupCode}.xlsx")
            : NotFound();
}
