using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Families;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.ChangeChildren)]
internal sealed class ChildFamilyModel(IMediator mediator, IGuidGenerator guids) : PageModel
{
    private const int MostFound = 10;

    public Guid ChildId { get; private set; }

    public FamilyView View { get; private set; } = null!;

    /// <summary>Whom the form offers: who lives at the same address, then whom a search found.</summary>
    public IReadOnlyList<ChildRow> Candidates { get; private set; } = [];

    [BindProperty]
    public string? Search { get; set; }

    [BindProperty]
    public Guid RequestKey { get; set; }

    [BindProperty]
    public Guid? OtherChildId { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? SourceNote { get; set; }

    [BindProperty, Display(Name = "Since")]
    public DateOnly? SinceOn { get; set; }

    [BindProperty]
    public Guid? LinkId { get; set; }

    [BindProperty, Display(Name = "Day of the end")]
    public DateOnly? EndedOn { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public IEnumerable<SelectListItem> LinkItems => View.Links.Where(l => l.EndedOn is null).Select(l => new ChoiceItem($"{l.Name}: {FamilyCodes.Kinds.Name(l.KindCode)}", l.LinkId.ToString()));

    public IEnumerable<SelectListItem> CandidateItems(ReferenceData reference)
        => Candidates.Select(c => new ChoiceItem($"{c.KnownAs} {c.FamilyName}", c.Id.ToString(), $"Born {c.DateOfBirth.ToDisplay()}, {reference.AreaName(c.AreaCode)}"));

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        RequestKey = guids.Create();
        return ShowAsync(id, cancellationToken);
    }

    public Task<IActionResult> OnPostFindAsync(Guid id, CancellationToken cancellationToken) => OnGetAsync(id, cancellationToken);

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellationToken)
        => ModelState.IsValid ? await AnswerAsync(id, await mediator.Send(new LinkFamily(RequestKey, id, OtherChildId, Kind, Source, SourceNote, SinceOn), cancellationToken), "Added to the family and household.", cancellationToken)
            : await ShowAsync(id, cancellationToken);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        RequestKey = guids.Create();
        return ModelState.IsValid ? await AnswerAsync(id, await mediator.Send(new EndFamilyLink(id, LinkId, EndedOn, Because), cancellationToken), "The end is recorded.", cancellationToken)
            : await ShowAsync(id, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(Guid id, Result result, string notice, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepts(result, prefix: null))
            return await ShowAsync(id, cancellationToken);
        TempData["Notice"] = notice;
        return Redirect($"/children/{id}/family");
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        ChildId = id;
        if (await mediator.Send(new ViewFamily(id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        var found = string.IsNullOrWhiteSpace(Search) ? [] : (await mediator.Send(new FindChildren(Search, PageSize: MostFound), cancellationToken)).Rows;
        Candidates = [.. view.SameAddress.Concat(found).Where(c => c.Id != id).DistinctBy(c => c.Id)];
        return Page();
    }
}
