using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CspReporting.Areas.CspReporting.Pages.Gaps;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Findings;

internal sealed class NewModel(IMediator mediator, IGuidGenerator guids, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "areaCode")]
    public string? AreaCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "pointCode")]
    public string? PointCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "against")]
    public string? Against { get; set; }

    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true, Name = "ages")]
    public string? Ages { get; set; }

    [BindProperty]
    public FindingInput Input { get; set; } = new();

    public GapView Figures { get; private set; } = null!;

    public string Query => new GapChoice { From = From, To = To, Against = Against, By = By, Ages = Ages }.Query;

    public IReadOnlyList<SelectListItem> GroupChoices => [.. Figures.Gaps.Select(gap => new SelectListItem(gap.Sentence, gap.GroupCode))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(CspReportingPermissions.WorkOnGaps))
            throw new PermissionDeniedException(nameof(RecordFinding));
        if (AreaCode is null || PointCode is null)
            return Redirect("/csp-reporting/disproportionality");
        Input.RequestKey = guids.Create();
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(cancellationToken);

        var result = await mediator.Send(
            new RecordFinding(Input.RequestKey, AreaCode ?? "", PointCode ?? "", Input.GroupCode, From, To, Against, By, Ages, Input.Hypothesis, Input.AgreeBy), cancellationToken);
        if (!ModelState.Accepts(result))
            return await ShowAsync(cancellationToken);

        TempData["Notice"] = "Gap taken up";
        return Redirect($"/csp-reporting/findings/{result.Value}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetDisproportionality(AreaCode ?? "", PointCode ?? "", From, To, Against, By, Ages), cancellationToken) is not { } figures)
            return NotFound();

        Figures = figures;
        return Page();
    }
}

internal sealed class FindingInput
{
    public Guid RequestKey { get; set; }

    [Display(Name = "The group")]
    public string? GroupCode { get; set; }

    [Display(Name = "What might explain it")]
    public string? Hypothesis { get; set; }

    [Display(Name = "The day by which an action is agreed")]
    public DateOnly? AgreeBy { get; set; }
}
