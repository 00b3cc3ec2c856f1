using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class ChildAccessLogModel(IMediator mediator) : PageModel
{
    public ChildAccess Access { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ViewChildAccess(id), cancellationToken) is not { } access)
            return NotFound();
        Access = access;
        return Page();
    }
}
