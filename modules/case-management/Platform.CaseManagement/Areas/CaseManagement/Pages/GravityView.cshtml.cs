using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Gravity;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class GravityViewModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public CrosswalkView Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) => await LoadAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
            return NotFound();
        if (!ModelState.Accepts(await mediator.Send(new DecideGravity(code, Input.Band, Input.Reason, Input.Forum), cancellationToken)))
            return Page();
        TempData["Notice"] = "What partners agreed is written down";
        return Redirect($"/case-management/gravity/{code}");
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        Record = (await mediator.Send(new ViewCrosswalk(code, GravityDay.Read(On)), cancellationToken))!;
        return Record is not null;
    }

    internal sealed class DecisionInput
    {
        public string? Band { get; set; }

        public string? Reason { get; set; }

        public string? Forum { get; set; }
    }
}
