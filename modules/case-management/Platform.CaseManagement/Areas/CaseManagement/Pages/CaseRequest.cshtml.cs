using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CaseManagement.Cases;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.RequestInterventions)]
internal sealed class CaseRequestModel(IMediator mediator, IGuidGenerator guids, ISharingGate sharing) : CasePageModel(mediator)
{
    [BindProperty]
    public RequestInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Partners { get; private set; } = [];

    /// <summary>It was refused, and the reader may share it all the same to keep somebody safe.</summary>
    public bool MayOverride { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.RequestKey = guids.Create();
        return await LoadAsync(cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        var result = await Mediator.Send(new RequestIntervention(Input.RequestKey, CaseId, Input.Kind, Input.Why, Input.Agency, Input.OverrideReason), cancellationToken);
        if (ModelState.Accepts(result))
            return Done("The support is requested");
        MayOverride = Input.OverrideReason is not null || result.Errors.Any(e => e.Field == nameof(RequestIntervention.OverrideReason));
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Partners = [.. (await sharing.GetPartnersAsync(cancellationToken)).Select(p => new ChoiceItem(p.IsOwn ? $"{p.Name} (your agency)" : p.Name, p.Code))];
        return Page();
    }

    internal sealed class RequestInput
    {
        public Guid RequestKey { get; set; }

        public string? Kind { get; set; }

        public string? Why { get; set; }

        public string? Agency { get; set; }

        public string? OverrideReason { get; set; }
    }
}
