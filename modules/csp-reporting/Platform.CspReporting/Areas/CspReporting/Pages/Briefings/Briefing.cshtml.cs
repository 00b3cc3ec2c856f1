using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CspReporting.Briefings;
using Platform.CspReporting.Reports.Files;
using Platform.Kernel.Sharing;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Briefings;

[FileFor(FileReader.OwnAgency, "Figures without people, with small counts hidden.")]
internal sealed class BriefingModel(IMediator mediator) : PageModel
{
    public Briefing Briefing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string areaCode, string quarter, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetBriefing(areaCode, quarter), cancellationToken) is not { } briefing)
            return NotFound();

        Briefing = briefing;
        return Page();
    }

    public async Task<IActionResult> OnGetPdfAsync(string areaCode, string quarter, CancellationToken cancellationToken)
        => await mediator.Send(new GetBriefing(areaCode, quarter), cancellationToken) is { } briefing
            ? File(PdfWriter.Write(briefing.ToDocument()), "application/pdf", $"csp-briefing-{briefing.AreaCode}-{briefing.Quarter}.pdf")
            : NotFound();
}
