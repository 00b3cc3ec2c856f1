using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Host.SignIn.ApiClients;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class NewApiClientModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public NewApiClientInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<GrantableGroup> Groups { get; private set; } = [];

    public NewApiKey? Key { get; private set; }

    public IEnumerable<SelectListItem> ItemsOf(GrantableGroup group) => group.Permissions.Select(p => new ChoiceItem(p.DisplayName, p.Name) { Selected = Input.Permissions.Contains(p.Name) });

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var result = await mediator.Send(new MakeApiClient(Input.Name, Input.AgencyCode, Input.Permissions, Input.Areas, Input.ExpiresOn), cancellationToken);
            if (ModelState.Accepts(result))
            {
                Key = result.Value;
                return Page();
            }
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var choices = await mediator.Send(new GetApiClientChoices(), cancellationToken);
        Agencies = choices.Agencies.Select(a => (SelectListItem)new ChoiceItem(a.Name, a.Code)).ToList();
        Areas = choices.Areas.Select(a => (SelectListItem)new ChoiceItem(a.Name, a.Code)).ToList();
        Groups = choices.Groups;
    }
}

internal sealed class NewApiClientInput
{
    public string? Name { get; set; }

    public string? AgencyCode { get; set; }

    public List<string> Permissions { get; set; } = [];

    public List<string> Areas { get; set; } = [];

    public DateOnly? ExpiresOn { get; set; }
}
