using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Children.Merging;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>Two records of one child beside each other: joined here, and taken apart here.</summary>
[NeedsPermission(CaseManagementPermissions.MergeChildren)]
internal sealed class ChildMergeModel(IMediator mediator, IGuidGenerator guids) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? UnmergeReason { get; set; }

    [BindProperty]
    public Guid RequestKey { get; set; }

    public MergesView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? other, CancellationToken cancellationToken)
    {
        RequestKey = guids.Create();
        return await LoadAsync(id, other, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid other, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new MergeChildren(RequestKey, id, other, Reason), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await LoadAsync(id, other, cancellationToken) ? Page() : NotFound();
        TempData["Notice"] = "The two records are one now";
        return Redirect($"/children/{id}");
    }

    public async Task<IActionResult> OnPostUnmergeAsync(Guid id, Guid mergeId, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new UnmergeChildren(id, mergeId, UnmergeReason), cancellationToken);
        RequestKey = guids.Create();
        if (!result.Succeeded)
            foreach (var error in result.Errors.Where(e => e.Field == nameof(UnmergeChildren.Reason)))
                ModelState.AddModelError(nameof(UnmergeReason), error.Message);
        if (!ModelState.IsValid || !ModelState.Accepts(result, prefix: null))
            return await LoadAsync(id, null, cancellationToken) ? Page() : NotFound();
        TempData["Notice"] = "They are two records again. What was recorded since they were joined is still here";
        return Redirect($"/children/{id}");
    }

    /// <summary>What the two records say, line by line.</summary>
    public IEnumerable<(string What, string Here, string There)> SideBySide(Child other, ReferenceData reference)
    {
        var child = View.Child;
        yield return ("Known as", child.KnownAs, other.KnownAs);
        yield return ("Legal name", child.LegalName, other.LegalName);
        yield return ("Date of birth", child.DateOfBirth.ToDisplay(), other.DateOfBirth.ToDisplay());
        yield return ("Sex registered at birth", ChildCodes.Sexes.Name(child.SexCode), ChildCodes.Sexes.Name(other.SexCode));
        yield return ("Address", child.Address ?? "Not recorded", other.Address ?? "Not recorded");
        yield return ("Postcode", child.Postcode ?? "Not recorded", other.Postcode ?? "Not recorded");
        yield return ("Local authority", reference.AreaName(child.AreaCode), reference.AreaName(other.AreaCode));
        yield return ("NHS number", Number(child.NhsNumber), Number(other.NhsNumber));
        yield return ("Unique pupil number", child.PupilNumber ?? "Not recorded", other.PupilNumber ?? "Not recorded");
        yield return ("Strengths", child.Strengths ?? "Not written down yet", other.Strengths ?? "Not written down yet");
        yield return ("What is needed to be safe", child.SafetyNeeds ?? "Not asked yet", other.SafetyNeeds ?? "Not asked yet");
    }

    private static string Number(string? nhs) => nhs is null ? "Not recorded" : NhsNumber.Display(nhs);

    private async Task<bool> LoadAsync(Guid id, Guid? other, CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new ViewMerges(id, other), cancellationToken))!;
        return View is not null;
    }
}
