using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Host.Pages.Administration;

internal sealed class EventCatalogueModel(IMediator mediator, ModuleCatalogue modules, ICurrentUser currentUser) : PageModel
{
    public IReadOnlyList<IGrouping<string, EventEntry>> Groups { get; private set; } = [];

    public bool ReadsTheLog => currentUser.HasPermission(HostPermissions.Events);

    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Groups = [.. (await mediator.Send(new BrowseEvents(), cancellationToken)).GroupBy(e => e.Event.Publisher, StringComparer.Ordinal).OrderBy(g => NameOf(g.Key), StringComparer.Ordinal)];

    public string NameOf(string module) => modules.Find(module)?.DisplayName ?? module;
}
