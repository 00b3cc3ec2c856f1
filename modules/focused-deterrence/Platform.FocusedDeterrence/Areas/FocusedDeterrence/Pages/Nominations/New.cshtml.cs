using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Nominations;

internal sealed partial class NewModel(IMediator mediator, ICurrentUser currentUser, IGuidGenerator guids, ReferenceData reference) : PageModel
{
    private const int MostCohorts = 100;

    [BindProperty(SupportsGet = true)]
    public Guid? Child { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    [BindProperty]
    public NominationInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Cohorts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        (Input.RequestKey, Input.ChildId, Input.CohortId) = (guids.Create(), Child, Cohort);
        return await ShowAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var childId = Input.Who == "child" ? Input.ChildId ?? Read(Input.ChildAddress) : null;
        if (Input.Who is not ("child" or "adult"))
            ModelState.AddModelError("Input.Who", "Say whether it is about a child or an adult.");
        else if (Input.Who == "child" && childId is null)
            ModelState.AddModelError("Input.ChildAddress", "Copy the whole address of the child's page.");
        if (!ModelState.IsValid)
            return await ShowAsync(cancellationToken).ConfigureAwait(false);
        var command = new NominatePerson(Input.RequestKey, Input.CohortId, childId, Input.AdultInitials, Input.AdultReference, Input.Reason);
        var result = await mediator.Send(command, cancellationToken).ConfigureAwait(false);
        if (!ModelState.Accepts(result))
            return await ShowAsync(cancellationToken).ConfigureAwait(false);
        TempData["Notice"] = "Nominated. The panel decides.";
        return Redirect($"/focused-deterrence/nominations/{result.Value}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(FocusedDeterrencePermissions.Nominate))
            throw new PermissionDeniedException(nameof(NominatePerson));
        var open = await mediator.Send(new FindCohorts(CohortStatus.Open, PageSize: MostCohorts), cancellationToken).ConfigureAwait(false);
        Cohorts = [.. open.Rows.Select(c => new ChoiceItem(c.Name, c.Id.ToString(), reference.AreaName(c.AreaCode)))];
        return Page();
    }

    private static Guid? Read(string? address) => Guid.TryParse(Identifier().Match(address ?? "").Value, out var id) ? id : null;

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Identifier();
}

internal sealed class NominationInput
{
    public Guid RequestKey { get; set; }

    public Guid? CohortId { get; set; }

    public string? Who { get; set; }

    public Guid? ChildId { get; set; }

    public string? ChildAddress { get; set; }

    public string? AdultInitials { get; set; }

    public string? AdultReference { get; set; }

    public string? Reason { get; set; }
}
