using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Files;
using Platform.CspReporting.Reports.Steps;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Web;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Reports;

[FileFor(FileReader.OwnAgency, "Figures before they are published, with small counts hidden.")]
internal sealed class ReportModel(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    public QuarterlyReport Report { get; private set; } = null!;

    public IReadOnlyList<PublishedEdition> Published { get; private set; } = [];

    public ReportDraft? Draft { get; private set; }

    [BindProperty]
    public string? Narrative { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public bool MayDraft => currentUser.HasPermission(CspReportingPermissions.DraftReports);

    public bool MayCheck => currentUser.HasPermission(CspReportingPermissions.CheckReports) && Draft is { Step: ReportStep.Draft } draft && draft.DrafterId != currentUser.Id;

    public bool MaySignOff => currentUser.HasPermission(CspReportingPermissions.PublishReports) && Draft is { Step: ReportStep.Checked } draft && draft.DrafterId != currentUser.Id;

    public bool MayPublish => currentUser.HasPermission(CspReportingPermissions.PublishReports) && Draft is { Step: ReportStep.SignedOff };

    /// <summary>Where the report stands, in a sentence.</summary>
    public string Standing => Draft switch
    {
        null => "Nobody has drafted this report yet.",
        { Step: ReportStep.Draft } draft => $"Drafted by {draft.DraftedBy}. Somebody else checks it.",
        { Step: ReportStep.Checked } draft => $"Drafted by {draft.DraftedBy}, checked by {draft.CheckedBy}. The figures are frozen as they were checked. A lead signs it off.",
        { } draft => $"Drafted by {draft.DraftedBy}, checked by {draft.CheckedBy}, signed off by {draft.SignedOffBy}. It can be published.",
    };

    public async Task<IActionResult> OnGetAsync(string areaCode, string quarter, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetQuarterlyReport(areaCode, quarter), cancellationToken) is not { } report)
            return NotFound();

        Draft = await mediator.Send(new GetReportDraft(report.AreaCode, report.Quarter), cancellationToken);
        Narrative ??= Draft?.Narrative;
        // From the check on, what is shown is what was checked.
        Report = Draft is { Figures.Length: > 0 } checkedDraft ? ReportFiles.FromJson(checkedDraft.Figures) : report with { Narrative = Draft?.Narrative };
        Published = await mediator.Send(new FindPublishedReports(report.AreaCode, report.Quarter), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetXlsxAsync(string areaCode, string quarter, CancellationToken cancellationToken)
        => await mediator.Send(new GetQuarterlyReport(areaCode, quarter), cancellationToken) is { } report
            ? File(XlsxWriter.Write(ReportDocument.Of(report)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ReportFiles.NameOf(report) + ".xlsx")
            : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(string areaCode, string quarter, CancellationToken cancellationToken)
        => await mediator.Send(new GetQuarterlyReport(areaCode, quarter), cancellationToken) is { } report
            ? File(PdfWriter.Write(ReportDocument.Of(report)), "application/pdf", ReportFiles.NameOf(report) + ".pdf")
            : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(string areaCode, string quarter, CancellationToken cancellationToken)
        => await mediator.Send(new GetQuarterlyReport(areaCode, quarter), cancellationToken) is { } report
            ? File(ReportFiles.ToCsv(report), "text/csv; charset=utf-8", ReportFiles.NameOf(report) + ".csv")
            : NotFound();

    public Task<IActionResult> OnPostDraftAsync(string areaCode, string quarter, CancellationToken cancellationToken)
        => StepAsync(new DraftReport(areaCode, quarter, Narrative), "Draft saved. Somebody else checks it.", areaCode, quarter, cancellationToken);

    public Task<IActionResult> OnPostCheckAsync(string areaCode, string quarter, CancellationToken cancellationToken)
        => StepAsync(new CheckReport(areaCode, quarter, Note), "Report checked. Its figures are frozen.", areaCode, quarter, cancellationToken);

    public Task<IActionResult> OnPostSignOffAsync(string areaCode, string quarter, CancellationToken cancellationToken)
        => StepAsync(new SignOffReport(areaCode, quarter), "Report signed off.", areaCode, quarter, cancellationToken);

    private async Task<IActionResult> StepAsync(ICommand step, string notice, string areaCode, string quarter, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(step, cancellationToken);
        if (!ModelState.Accepts(result))
            return await OnGetAsync(areaCode, quarter, cancellationToken);

        TempData["Notice"] = notice;
        return Redirect($"/csp-reporting/reports/{Uri.EscapeDataString(areaCode)}/{Uri.EscapeDataString(quarter)}");
    }

    public async Task<IActionResult> OnPostPublishAsync(string areaCode, string quarter, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new PublishReport(areaCode, quarter), cancellationToken);
        if (!ModelState.Accepts(result))
            return await OnGetAsync(areaCode, quarter, cancellationToken);

        TempData["Notice"] = "Report published. Its figures stay as they are now.";
        return Redirect($"/csp-reporting/published/{result.Value}");
    }
}
