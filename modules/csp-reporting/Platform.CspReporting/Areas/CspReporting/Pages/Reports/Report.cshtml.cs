using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CspReporting.Reports;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Reports;

internal sealed class ReportModel(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    public QuarterlyReport Report { get; private set; } = null!;

    public IReadOnlyList<PublishedEdition> Published { get; private set; } = [];

    public bool MayPublish => currentUser.HasPermission(CspReportingPermissions.PublishReports);

    public async Task<IActionResult> OnGetAsync(string areaCode, string quarter, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetQuarterlyReport(areaCode, quarter), cancellationToken) is not { } report)
            return NotFound();

        Report = report;
        Published = await mediator.Send(new FindPublishedReports(report.AreaCode, report.Quarter), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string areaCode, string quarter, CancellationToken cancellationToken)
        => await mediator.Send(new GetQuarterlyReport(areaCode, quarter), cancellationToken) is { } report
            ? File(ReportFiles.ToCsv(report), "text/csv; charset=utf-8", ReportFiles.NameOf(report) + ".csv")
            : NotFound();

    public async Task<IActionResult> OnPostPublishAsync(string areaCode, string quarter, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new PublishReport(areaCode, quarter), cancellationToken);
        if (!ModelState.Accepts(result))
            return await OnGetAsync(areaCode, quarter, cancellationToken);

        TempData["Notice"] = "Report published. Its figures stay as they are now.";
        return Redirect($"/csp-reporting/published/{result.Value}");
    }
}
