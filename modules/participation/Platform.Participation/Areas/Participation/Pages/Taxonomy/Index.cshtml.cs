using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Participation.Taxonomy;

namespace Platform.Participation.Areas.Participation.Pages.Taxonomy;

internal sealed class IndexModel(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    public IReadOnlyList<TaxonomyRow> Themes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(ParticipationPermissions.ManageThemes))
            throw new PermissionDeniedException(nameof(SaveTaxonomyTheme));
        Themes = await mediator.Send(new FindTaxonomy(), cancellationToken);
    }
}
