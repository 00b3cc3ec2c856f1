using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn.ApiClients;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class ApiClientModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DateOnly? ExpiresOn { get; set; }

    public ApiClientRow Row { get; private set; } = null!;

    public NewApiKey? Key { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new GetApiClients(), cancellationToken)).SingleOrDefault(c => c.Id == Id && !c.IsRevoked) is not { } row)
            return NotFound();
        Row = row;
        return Page();
    }

    public async Task<IActionResult> OnPostRotateAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RotateApiKey(Id, ExpiresOn), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await OnGetAsync(cancellationToken);
        Key = result.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RevokeApiClient(Id), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await OnGetAsync(cancellationToken);
        TempData["Notice"] = "The client is revoked. Its key works no more.";
        return LocalRedirect("/administration/api-clients");
    }
}
