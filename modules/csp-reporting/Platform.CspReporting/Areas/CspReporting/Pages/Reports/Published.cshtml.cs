using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CspReporting.Reports;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Reports;

internal sealed class PublishedModel(IMediator mediator) : PageModel
{
    public QuarterlyReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPublishedReport(id), cancellationToken) is not { } report)
            return NotFound();

        Report = report;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(Guid id, CancellationToken cancellationToken)
        => await mediator.Send(new GetPublishedReport(id), cancellationToken) is { } report
            ? File(ReportFiles.ToCsv(report), "text/csv; charset=utf-8", ReportFiles.NameOf(report) + ".csv")
            : NotFound();
}
