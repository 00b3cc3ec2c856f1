using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Host.Rights;
using Platform.Kernel.Rights;
using Platform.Web;

namespace Platform.Host.Pages;

/// <summary>Names are sent in the form and not in the address: addresses are logged.</summary>
internal sealed class NewRightsRequestModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    [Display(Name = "Date of birth")]
    public DateOnly? DateOfBirth { get; set; }

    [BindProperty]
    public Guid RequestKey { get; set; }

    /// <summary>Kind and identifier of the chosen person.</summary>
    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public RightsKind? Kind { get; set; }

    [BindProperty]
    [Display(Name = "The date we received it")]
    public DateOnly? ReceivedOn { get; set; }

    public IReadOnlyList<FoundPerson>? People { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await mediator.Send(new FindRightsRequests(false, null), cancellationToken); // Asks for the permission.

    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError(nameof(Text), "Enter a name, a number or a reference");
        else if (ModelState.IsValid)
            People = await mediator.Send(new FindPerson(Text, DateOfBirth), cancellationToken);
        RequestKey = Guid.NewGuid();
        return Page();
    }

    public async Task<IActionResult> OnPostRecordAsync(CancellationToken cancellationToken)
    {
        var (kind, id) = Person?.Split('/') is [var k, var i] && Guid.TryParse(i, out var parsed) ? (k, parsed) : ("", Guid.Empty);
        if (id == Guid.Empty)
            ModelState.AddModelError(nameof(Person), "Choose the person that the request is about");
        if (ModelState.IsValid)
        {
            var result = await mediator.Send(new RecordRightsRequest(RequestKey, Kind, kind, id, ReceivedOn), cancellationToken);
            if (ModelState.Accepts(result, prefix: null))
            {
                TempData["Notice"] = "Request recorded.";
                return LocalRedirect($"/rights/requests/{result.Value}");
            }
        }

        People = await mediator.Send(new FindPerson(Text ?? "", null), cancellationToken);
        return Page();
    }

    public static IEnumerable<SelectListItem> Choices(IEnumerable<FoundPerson> people) => people.Select(p => new ChoiceItem(
        p.Name, $"{p.Kind}/{p.PersonId}", $"{PersonKinds.NameOf(p.Kind)}, {p.ModuleDisplayName}{(p.DateOfBirth is { } born ? $", born {born.ToDisplay()}" : "")}"));
}
