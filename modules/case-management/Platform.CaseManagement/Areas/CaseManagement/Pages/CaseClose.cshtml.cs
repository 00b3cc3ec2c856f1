using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.CaseManagement.Cases;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.CloseCases)]
internal sealed class CaseCloseModel(IMediator mediator) : CasePageModel(mediator)
{
    [BindProperty]
    public CloseInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        Input.Version = Record.Case.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        var result = await Mediator.Send(
            new CloseCase(CaseId, Input.Version, Input.OutcomeCode, Input.Summary, Input.AfterCare, Input.ChildsView, Input.NoViewReason), cancellationToken);
        return ModelState.Accepts(result) ? Done("The case is closed") : Page();
    }

    internal sealed class CloseInput
    {
        public long Version { get; set; }

        public string? OutcomeCode { get; set; }

        public string? Summary { get; set; }

        public string? AfterCare { get; set; }

        public string? ChildsView { get; set; }

        public string? NoViewReason { get; set; }
    }
}
