using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Rights;
using Platform.Web;

namespace Platform.Host.Pages;

internal sealed class RightsDecideModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "item")]
    public string? ItemKey { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>About a single name in somebody else's record, not about a copy.</summary>
    public bool IsErasure { get; private set; }

    public ReviewedItem? Found { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await ShowAsync(cancellationToken) is not PageResult shown)
            return NotFound();
        if (!ModelState.Accepts(await mediator.Send(new DecideRedaction(Id, ItemKey, !Found!.IsShown, Reason), cancellationToken), prefix: null))
            return shown;
        TempData["Notice"] = IsErasure ? Found.IsShown ? "The name is taken out with the erasure." : "It stays." : Found.IsShown ? "It is left out." : "It is kept.";
        return LocalRedirect($"/rights/requests/{Id}/review?item={Uri.EscapeDataString(ItemKey!)}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var export = await mediator.Send(new ReviewExport(Id), cancellationToken);
        IsErasure = export is { IsErasure: true };
        Found = export?.Items.FirstOrDefault(i => i.ItemKey == ItemKey);
        return Found is null ? NotFound() : Page();
    }
}
