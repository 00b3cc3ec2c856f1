using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class AgencyModel(IMediator mediator, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    private const string New = "new";

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = New;

    [BindProperty]
    public AgencyInput Input { get; set; } = new();

    public bool IsNew => Code == New;

    public IReadOnlyList<ChangeRow> Changes { get; private set; } = [];

    public IEnumerable<ChoiceItem> Kinds => reference.AgencyKinds.Select(k => new ChoiceItem(k.Name, k.Code));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(HostPermissions.Agencies))
            throw new PermissionDeniedException(nameof(SaveAgency));
        if (IsNew)
            return Page();
        if (await mediator.Send(new GetAgency(Code), cancellationToken) is not { } found)
            return NotFound();
        var agency = found.Agency;
        Input = new AgencyInput { Version = agency.Version, Name = agency.Name, Kind = agency.Kind, Contact = agency.Contact, SafeguardingContact = agency.SafeguardingContact, IsRetired = agency.IsRetired };
        Changes = found.Changes;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SaveAgency(IsNew ? null : Code, Input.Version, Input.Name, Input.Kind, Input.Contact, Input.SafeguardingContact, Input.IsRetired), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "Agency saved";
        return LocalRedirect("/administration/agencies");
    }
}

internal sealed class AgencyInput
{
    public long Version { get; set; }

    [Display(Name = "Name")]
    public string? Name { get; set; }

    [Display(Name = "Kind of agency")]
    public string? Kind { get; set; }

    [Display(Name = "Contact")]
    public string? Contact { get; set; }

    [Display(Name = "Safeguarding lead")]
    public string? SafeguardingContact { get; set; }

    [Display(Name = "It no longer takes part")]
    public bool IsRetired { get; set; }
}
