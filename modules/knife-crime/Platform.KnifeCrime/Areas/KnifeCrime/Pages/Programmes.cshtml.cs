using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.KnifeCrime.Programmes;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class ProgrammesModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<Programme> Delivered { get; private set; } = [];

    public IReadOnlyList<EvidenceApproach> Evidence { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
        => (Delivered, Evidence) = await mediator.Send(new GetProgrammes(), cancellationToken).ConfigureAwait(false);
}
