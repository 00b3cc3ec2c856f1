using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Children;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.ChangeChildren)]
internal sealed class ChildChangeModel(IMediator mediator) : PageModel, IChildDetailsForm
{
    [BindProperty]
    public ChildDetailsInput Input { get; set; } = new();

    public Guid ChildId { get; private set; }

    public string KnownAs { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not { } child)
            return NotFound();
        Input.Version = child.Version;
        Input.Details = new ChildDetails
        {
            KnownAs = child.KnownAs,
            GivenNames = child.GivenNames,
            FamilyName = child.FamilyName,
            DateOfBirth = child.DateOfBirth,
            SexCode = child.SexCode,
            GenderCode = child.GenderCode,
            GenderOwnWords = child.GenderOwnWords,
            EthnicityCode = child.EthnicityCode,
            NhsNumber = child.NhsNumber,
            PupilNumber = child.PupilNumber,
            Address = child.Address,
            Postcode = child.Postcode,
            AreaCode = child.AreaCode,
            Strengths = child.Strengths,
            SafetyNeeds = child.SafetyNeeds,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is null)
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        var result = await mediator.Send(new ChangeChildDetails(id, Input.Version, Input.Details, Input.Reason), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "The details are changed";
        return Redirect($"/children/{id}");
    }

    private async Task<Child?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        var record = await mediator.Send(new ViewChild(id), cancellationToken);
        ChildId = id;
        KnownAs = record?.Child.KnownAs ?? "";
        return record?.Child;
    }
}
