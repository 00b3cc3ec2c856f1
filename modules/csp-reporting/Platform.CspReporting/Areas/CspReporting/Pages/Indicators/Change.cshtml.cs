using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CspReporting.Indicators;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Indicators;

internal sealed class ChangeModel(IMediator mediator, ICurrentUser currentUser, TimeProvider clock) : IndicatorPage(mediator, currentUser, clock)
{
    private readonly IMediator mediator = mediator;

    [BindProperty]
    public RuleInput Input { get; set; } = new();

    public string Measures { get; } = string.Join(", ", Platform.CspReporting.Facts.Measures.All.Order(StringComparer.Ordinal));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(CspReportingPermissions.DefineIndicators, cancellationToken);
        if (shown is not NotFoundResult)
            (Input.Name, Input.Numerator, Input.Denominator) = (View.Definition.Name, View.NumeratorInWords, View.DenominatorInWords);
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !ModelState.Accepts(await mediator.Send(
                new ChangeIndicator(Code, Input.Name, Input.Numerator, Input.Denominator, Input.NumeratorRule, Input.DenominatorRule, Input.ValidFrom, Input.Source, Input.Edition, Input.IsConfirmed, Input.Why), cancellationToken)))
            return await ShowAsync(CspReportingPermissions.DefineIndicators, cancellationToken);

        TempData["Notice"] = "Next version made. Quarters before it are worked out as they were.";
        return Redirect($"/csp-reporting/indicators/{Uri.EscapeDataString(AreaCode)}/{Uri.EscapeDataString(Code)}");
    }
}

internal sealed class RuleInput
{
    public string? Name { get; set; }

    public string? Numerator { get; set; }

    public string? Denominator { get; set; }

    public string? NumeratorRule { get; set; }

    public string? DenominatorRule { get; set; }

    [Display(Name = "The first day")]
    public DateOnly? ValidFrom { get; set; }

    public string? Source { get; set; }

    public string? Edition { get; set; }

    public bool IsConfirmed { get; set; }

    public string? Why { get; set; }
}
