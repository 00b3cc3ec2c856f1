using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.FocusedDeterrence.Cohorts;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Cohorts;

internal sealed class NewModel(IMediator mediator, ICurrentUser currentUser, IGuidGenerator guids, ReferenceData reference) : PageModel, ICohortForm
{
    [BindProperty]
    public CohortInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> AreaChoices =>
    [.. reference.AreasFor(currentUser).Select(a => new SelectListItem(a.Name, a.Code))];

    public IActionResult OnGet()
    {
        if (!currentUser.HasPermission(FocusedDeterrencePermissions.ManageCohorts))
            throw new PermissionDeniedException(nameof(DraftCohort));
        Input.RequestKey = guids.Create();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        var result = await mediator.Send(
            new DraftCohort(
                Input.RequestKey, Input.AreaCode, Input.Name, Input.Purpose, Input.LawfulBasis, Input.LawfulBasisNote, Input.DpiaReference, Input.DpiaApprovedOn, Input.ReviewBy, Input.MinimumAge,
                Input.MaximumAge),
            cancellationToken).ConfigureAwait(false);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "Draft saved";
        return Redirect($"/focused-deterrence/cohorts/{result.Value}");
    }
}
