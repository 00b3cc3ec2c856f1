using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class CataloguedEventModel(IMediator mediator, ModuleCatalogue modules, ICurrentUser currentUser) : PageModel
{
    public EventEntry? Entry { get; private set; }

    [BindProperty]
    public string? Days { get; set; }

    public bool MayChange => currentUser.HasPermission(HostPermissions.EventsKept);

    public int Shortest => EventRetention.Shortest;

    public int Longest => EventRetention.Longest;

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, cancellationToken))
            return NotFound();
        Days = Entry!.KeptDays.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, cancellationToken))
            return NotFound();
        if (!int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            ModelState.AddModelError(nameof(Days), $"Enter a number of days from {Shortest} to {Longest}.");
            return Page();
        }

        if (!ModelState.Accepts(await mediator.Send(new KeepEvent(name, days), cancellationToken), prefix: null))
            return Page();
        TempData["Notice"] = $"“{Entry!.Event.Title}” is kept for {days} days.";
        return LocalRedirect($"/administration/events/catalogue/{name}");
    }

    public string NameOf(string module) => modules.Find(module)?.DisplayName ?? module;

    private async Task<bool> FindAsync(string name, CancellationToken cancellationToken)
        => (Entry = (await mediator.Send(new BrowseEvents(), cancellationToken)).FirstOrDefault(e => e.Event.Name == name)) is not null;
}
