using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class PersonCoverModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Membership { get; set; }

    [BindProperty]
    public CoverInput Input { get; set; } = new();

    public string AwayName { get; private set; } = "";

    public IReadOnlyList<ChoiceItem> Colleagues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        var result = await mediator.Send(new NameCover(Id, Membership, Input.CoveredById, Input.StartsOn, Input.EndsOn, Input.Why), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "Cover is named. It begins and ends by itself.";
        return LocalRedirect($"/administration/people/{Id}");
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetCoverChoices(Id, Membership), cancellationToken) is not { } choices)
            return false;
        AwayName = choices.AwayName;
        Colleagues = choices.Colleagues.Select(c => new ChoiceItem(c.Name, c.Code)).ToList();
        return true;
    }
}
