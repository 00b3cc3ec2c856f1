using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.Kernel.Data;
using Platform.Kernel.Settings;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.OpenCases)]
internal sealed class CaseOpenModel(IMediator mediator, IGuidGenerator guids, ISettingProvider settings) : PageModel
{
    [BindProperty]
    public OpenInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid ChildId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? IncidentId { get; set; }

    public Child Child { get; private set; } = null!;

    public int PlanDays { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.RequestKey = guids.Create();
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        var result = await mediator.Send(new OpenCase(Input.RequestKey, ChildId, Input.CaseType, Input.Why, IncidentId), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "The case is open";
        return Redirect($"/cases/{result.Value}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Child = (await mediator.Send(new ViewChild(ChildId), cancellationToken))?.Child!;
        PlanDays = await settings.GetAsync(CaseManagementSettings.PlanWorkingDays, cancellationToken);
        return Child is not null;
    }

    internal sealed class OpenInput
    {
        public Guid RequestKey { get; set; }

        public string? CaseType { get; set; }

        public string? Why { get; set; }
    }
}
