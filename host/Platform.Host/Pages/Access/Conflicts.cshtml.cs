using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Host.Access;
using Platform.Web;

namespace Platform.Host.Pages.Access;

internal sealed class ConflictsModel(IMediator mediator) : PageModel
{
    [FromQuery(Name = "decided")]
    public bool Decided { get; set; }

    [FromQuery(Name = "after")]
    public Guid? After { get; set; }

    [BindProperty]
    public Guid? ConflictId { get; set; }

    [BindProperty]
    public ConflictFinding? Finding { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public ConflictPage List { get; private set; } = null!;

    /// <summary>Those that wait, by the child's name where the record is not restricted.</summary>
    public IReadOnlyList<SelectListItem> Waiting { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ConflictId is not { } id)
        {
            ModelState.AddModelError(nameof(ConflictId), "Choose which you have looked at.");
            return await ShowAsync(cancellationToken);
        }

        if (!ModelState.Accepts(await mediator.Send(new DecideConflict(id, Finding, Note), cancellationToken), prefix: null))
            return await ShowAsync(cancellationToken);
        TempData["Notice"] = "Saved.";
        return LocalRedirect("/access/conflicts");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new FindConflicts(Decided, After), cancellationToken);
        Waiting = [.. List.Rows.Select(r => new ChoiceItem($"{r.ChildName ?? "A restricted record"}, found {r.FoundUtc.ToDisplay()}", r.Id.ToString()))];
        return Page();
    }

    public static string Words(ConflictFinding finding) => finding switch
    {
        ConflictFinding.SamePerson => "They are one person",
        ConflictFinding.TwoPeople => "They are two people of one name",
        _ => throw new ArgumentOutOfRangeException(nameof(finding)),
    };
}
