using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CaseManagement.Cases;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.AgreePlans)]
internal sealed class CasePlanAgreeModel(IMediator mediator) : CasePageModel(mediator)
{
    [BindProperty]
    public AgreeInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Record.Draft is not { } draft)
            return NotFound();
        Input.Version = draft.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Record.Draft is null)
            return NotFound();
        return ModelState.Accepts(await Mediator.Send(new AgreePlan(CaseId, Input.Version, Input.AgreedWith), cancellationToken)) ? Done("The plan is agreed") : Page();
    }

    internal sealed class AgreeInput
    {
        public long Version { get; set; }

        public string? AgreedWith { get; set; }
    }
}
