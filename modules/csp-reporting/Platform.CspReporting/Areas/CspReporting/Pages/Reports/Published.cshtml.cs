using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Files;
using Platform.Kernel.Sharing;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Reports;

[FileFor(FileReader.Everybody, "Published figures, with small counts hidden.")]
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

    public async Task<IActionResult> OnGetXlsxAsync(Guid id, CancellationToken cancellationToken)
        => await mediator.Send(new GetPublishedReport(id), cancellationToken) is { } report
            ? File(XlsxWriter.Write(ReportDocument.Of(report)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ReportFiles.NameOf(report) + ".xlsx")
            : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken cancellationToken)
        => await mediator.Send(new GetPublishedReport(id), cancellationToken) is { } report
            ? File(PdfWriter.Write(ReportDocument.Of(report)), "application/pdf", ReportFiles.NameOf(report) + ".pdf")
            : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(Guid id, CancellationToken cancellationToken)
        => await mediator.Send(new GetPublishedReport(id), cancellationToken) is { } report
            ? File(ReportFiles.ToCsv(report), "text/csv; charset=utf-8", ReportFiles.NameOf(report) + ".csv")
            : NotFound();
}
