using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CspReporting.Indicators;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Indicators;

internal sealed class TargetModel(IMediator mediator, ICurrentUser currentUser, TimeProvider clock) : IndicatorPage(mediator, currentUser, clock)
{
    private readonly IMediator mediator = mediator;

    [BindProperty]
    public TargetInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(CspReportingPermissions.DefineIndicators, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !ModelState.Accepts(await mediator.Send(new SetTarget(AreaCode, Code, Input.FromQuarter, Input.Value, Input.Why), cancellationToken)))
            return await ShowAsync(CspReportingPermissions.DefineIndicators, cancellationToken);

        TempData["Notice"] = "Target set";
        return Redirect($"/csp-reporting/indicators/{Uri.EscapeDataString(AreaCode)}/{Uri.EscapeDataString(Code)}?quarter={Uri.EscapeDataString(Input.FromQuarter!)}");
    }
}

internal sealed class TargetInput
{
    public string? FromQuarter { get; set; }

    [Display(Name = "The target")]
    public decimal? Value { get; set; }

    public string? Why { get; set; }
}
