using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class SwitchModuleModel(IMediator mediator) : PageModel
{
    public SwitchPreview? Preview { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        Preview = await mediator.Send(new PreviewSwitch(name), cancellationToken);
        return Preview is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string name, CancellationToken cancellationToken)
    {
        Preview = await mediator.Send(new PreviewSwitch(name), cancellationToken);
        if (Preview is null)
            return NotFound();
        var result = await mediator.Send(new SwitchModule(name, !Preview.IsEnabled, Reason), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return Page();
        TempData["Notice"] = $"{Preview.Module.DisplayName} is switched {(Preview.IsEnabled ? "off" : "on")}.";
        return LocalRedirect("/administration/modules");
    }

    public string List(IReadOnlyList<string> items, string none) => items.Count == 0 ? none : string.Join(", ", items);
}
