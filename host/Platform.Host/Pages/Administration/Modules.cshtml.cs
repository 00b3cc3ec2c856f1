using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Kernel.Modularity;

namespace Platform.Host.Pages.Administration;

internal sealed class ModulesModel(IMediator mediator, ModuleCatalogue catalogue) : PageModel
{
    public IReadOnlyList<SwitchPreview> Modules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = new List<SwitchPreview>();
        foreach (var module in catalogue.Workstreams.OrderBy(m => m.DisplayName, StringComparer.OrdinalIgnoreCase))
            if (await mediator.Send(new PreviewSwitch(module.Name, WithStored: false), cancellationToken) is { } preview)
                found.Add(preview);
        Modules = found;
        if (found.Count == 0)
            await mediator.Send(new PreviewSwitch("", WithStored: false), cancellationToken); // Asks for the permission where no module does.
    }
}
