using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.NewWorkstream.Referrals;
using Platform.Web;

namespace Platform.NewWorkstream.Areas.NewWorkstream.Pages.Referrals;

internal sealed class NewModel(IMediator mediator, IGuidGenerator guids, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    public NewReferralInput Input { get; set; } = new();

    /// <summary>The areas whose records the person may see.</summary>
    public IReadOnlyList<SelectListItem> Areas
        => [.. (currentUser.HasAllAreas ? reference.Areas.Select(a => a.Code) : currentUser.Areas)
            .Select(code => new SelectListItem(reference.AreaName(code), code)).OrderBy(i => i.Text, StringComparer.Ordinal)];

    public IActionResult OnGet()
    {
        if (!currentUser.HasPermission(NewWorkstreamPermissions.Record))
            throw new PermissionDeniedException(nameof(MakeReferral));
        Input.RequestKey = guids.Create();
        Input.AreaCode = Areas.Count == 1 ? Areas[0].Value : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        var result = await mediator.Send(new MakeReferral(Input.RequestKey, Input.AreaCode, Input.Reason), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "Referral made";
        return Redirect($"/new-workstream/referrals/{result.Value}");
    }
}

internal sealed class NewReferralInput
{
    public Guid RequestKey { get; set; }

    [Display(Name = "Area")]
    public string? AreaCode { get; set; }

    [Display(Name = "Why is the referral made?")]
    public string? Reason { get; set; }
}
