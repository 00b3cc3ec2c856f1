using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Children;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.RegisterChildren)]
internal sealed class ChildRegisterModel(IMediator mediator, IGuidGenerator guids, ICurrentUser user) : PageModel, IChildDetailsForm
{
    [BindProperty]
    public ChildDetailsInput Input { get; set; } = new();

    /// <summary>A child with the same names and birthday is there: the person says whether it is another.</summary>
    public bool MayBeThere { get; private set; }

    public void OnGet()
    {
        Input.RequestKey = guids.Create();
        Input.Details = new ChildDetails { AreaCode = user.Areas is [var only] ? only : null, GenderCode = "not-asked", SexCode = ChildCodes.SexNotKnown };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        var result = await mediator.Send(new RegisterChild(Input.RequestKey, Input.Details, Input.IsNotOneOfThese), cancellationToken);
        MayBeThere = Input.IsNotOneOfThese || result.Errors.Any(e => e.Field == RegisterChildHandler.SameChildField);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "The child is on the record";
        return Redirect($"/children/{result.Value}");
    }
}
