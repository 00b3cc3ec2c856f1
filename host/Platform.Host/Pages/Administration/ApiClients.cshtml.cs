using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn.ApiClients;
using Platform.Kernel.ReferenceData;

namespace Platform.Host.Pages.Administration;

internal sealed class ApiClientsModel(IMediator mediator, ReferenceData reference, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ApiClientRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await mediator.Send(new GetApiClients(), cancellationToken);

    public string AreaName(string code) => reference.AreaName(code);

    public bool Works(ApiClientRow row) => !row.IsRevoked && DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) <= row.ExpiresOn;

    public string StateOf(ApiClientRow row) => row.IsRevoked ? "Revoked" : Works(row) ? "Works" : "Expired";
}
