using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class ReplayModel(IMediator mediator, ModuleCatalogue modules) : PageModel
{
    public ReplayPreview? Preview { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string Consumer { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Preview = await mediator.Send(new PreviewReplay(Consumer, From), cancellationToken);
        return Preview is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Preview = await mediator.Send(new PreviewReplay(Consumer, From), cancellationToken);
        if (Preview is null)
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        if (Preview.ReadModel.Count > 0 && How is not ("again" or "rebuild"))
        {
            ModelState.AddModelError(nameof(How), "Choose how it is told again");
            return Page();
        }

        var rebuild = How == "rebuild";
        if (!ModelState.Accepts(await mediator.Send(new ReplayEvents(Consumer, rebuild ? null : From, rebuild, Reason), cancellationToken), prefix: null))
            return Page();
        TempData["Notice"] = $"{Preview.DisplayName} is being {(rebuild ? "rebuilt" : "told the past again")}. See below how far it is.";
        return LocalRedirect("/administration/events#replays");
    }

    public string NameOf(string module) => modules.Find(module)?.DisplayName ?? module;

    public IEnumerable<string> Sentences(bool rebuild) => ReplayWords.Of(Preview!, rebuild);
}
