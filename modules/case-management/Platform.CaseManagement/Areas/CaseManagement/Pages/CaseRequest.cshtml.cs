using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CaseManagement.Cases;
using Platform.Kernel.Data;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.RequestInterventions)]
internal sealed class CaseRequestModel(IMediator mediator, IGuidGenerator guids) : CasePageModel(mediator)
{
    [BindProperty]
    public RequestInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.RequestKey = guids.Create();
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        var result = await Mediator.Send(new RequestIntervention(Input.RequestKey, CaseId, Input.Kind, Input.Why), cancellationToken);
        return ModelState.Accepts(result) ? Done("The support is requested") : Page();
    }

    internal sealed class RequestInput
    {
        public Guid RequestKey { get; set; }

        public string? Kind { get; set; }

        public string? Why { get; set; }
    }
}
