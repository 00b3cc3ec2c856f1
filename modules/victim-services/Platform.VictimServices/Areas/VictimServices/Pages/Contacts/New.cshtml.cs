using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.VictimServices.Contacts;
using Platform.Web;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class NewModel(IMediator mediator, IGuidGenerator guids, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    public NewContactInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Areas => Choices.Areas(currentUser, reference);

    public IReadOnlyList<SelectListItem> Offences => Choices.Offences(reference);

    public IActionResult OnGet()
    {
        if (!currentUser.HasPermission(VictimServicesPermissions.Record))
            throw new PermissionDeniedException(nameof(OpenContact));
        Input.RequestKey = guids.Create();
        Input.AreaCode = Areas.Count == 1 ? Areas[0].Value : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        var result = await mediator.Send(
            new OpenContact(Input.RequestKey, Input.AreaCode, Input.ReportedOn, Input.HarmedOn, Input.OffenceCode, Input.Kind, Input.Name, Input.Telephone), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "Contact opened";
        return Redirect($"/victim-services/contacts/{result.Value}");
    }
}

internal sealed class NewContactInput
{
    public Guid RequestKey { get; set; }

    [Display(Name = "Area")]
    public string? AreaCode { get; set; }

    [Display(Name = "The day we were told")]
    public DateOnly? ReportedOn { get; set; }

    [Display(Name = "The day the person was harmed")]
    public DateOnly? HarmedOn { get; set; }

    [Display(Name = "What happened")]
    public string? OffenceCode { get; set; }

    [Display(Name = "Who was harmed?")]
    public PersonKind? Kind { get; set; }

    [Display(Name = "Name")]
    public string? Name { get; set; }

    [Display(Name = "Telephone number")]
    public string? Telephone { get; set; }
}
