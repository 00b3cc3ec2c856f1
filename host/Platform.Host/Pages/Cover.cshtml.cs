using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Host.Pages.Administration;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages;

internal sealed class CoverModel(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    public CoverInput Input { get; set; } = new();

    public MyCover? Found { get; private set; }

    public IReadOnlyList<ChoiceItem> Colleagues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && ModelState.Accepts(await mediator.Send(new NameCover(Me, null, Input.CoveredById, Input.StartsOn, Input.EndsOn, Input.Why), cancellationToken)))
        {
            TempData["Notice"] = "Cover is named. It begins and ends by itself.";
            return LocalRedirect("/cover");
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid coverId, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (ModelState.Accepts(await mediator.Send(new EndCover(coverId), cancellationToken), prefix: null))
        {
            TempData["Notice"] = "The cover is ended.";
            return LocalRedirect("/cover");
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    private Guid Me => currentUser.Id ?? Guid.Empty;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Found = await mediator.Send(new GetMyCover(), cancellationToken);
        Colleagues = (await mediator.Send(new GetCoverChoices(Me, null), cancellationToken))?.Colleagues.Select(c => new ChoiceItem(c.Name, c.Code)).ToList() ?? [];
    }
}
