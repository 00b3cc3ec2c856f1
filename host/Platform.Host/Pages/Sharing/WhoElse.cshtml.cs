using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Access;
using Platform.Host.Sharing;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

internal sealed class WhoElseModel(IMediator mediator, RecordReach reach, ICurrentUser currentUser) : PageModel
{
    public Guid ChildId { get; private set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public bool WithFamily { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid childId, CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(WhoElsePermissions.Ask))
            throw new PermissionDeniedException(nameof(AskWhoElse));
        ChildId = childId;
        return await reach.FindVisibleAsync(RecordTypes.Child, childId, cancellationToken) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid childId, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AskWhoElse(childId, Why, WithFamily), cancellationToken);
        return ModelState.Accepts(result, prefix: null) ? LocalRedirect($"/sharing/who-else/answers/{result.Value}") : await OnGetAsync(childId, cancellationToken);
    }
}
