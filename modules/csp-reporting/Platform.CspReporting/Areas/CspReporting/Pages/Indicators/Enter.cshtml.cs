using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CspReporting.Indicators;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Indicators;

internal sealed class EnterModel(IMediator mediator, ICurrentUser currentUser, TimeProvider clock) : IndicatorPage(mediator, currentUser, clock)
{
    private readonly IMediator mediator = mediator;

    [BindProperty]
    public FiguresInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(CspReportingPermissions.EnterIndicators, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !ModelState.Accepts(await mediator.Send(new EnterFigures(AreaCode, Code, Input.Quarter, Input.Numerator, Input.Denominator, Input.Source), cancellationToken)))
            return await ShowAsync(CspReportingPermissions.EnterIndicators, cancellationToken);

        TempData["Notice"] = "Figures saved";
        return Redirect($"/csp-reporting/indicators/{Uri.EscapeDataString(AreaCode)}/{Uri.EscapeDataString(Code)}?quarter={Uri.EscapeDataString(Input.Quarter!)}");
    }
}

internal sealed class FiguresInput
{
    public string? Quarter { get; set; }

    [Display(Name = "The numerator")]
    public int? Numerator { get; set; }

    [Display(Name = "The denominator")]
    public int? Denominator { get; set; }

    public string? Source { get; set; }
}
