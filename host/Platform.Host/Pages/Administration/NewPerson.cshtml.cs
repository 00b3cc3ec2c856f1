using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class NewPersonModel(IMediator mediator) : PageModel, IMembershipForm
{
    [BindProperty]
    public NewPersonInput Input { get; set; } = new();

    public MembershipChoices Choices { get; private set; } = new([], [], false, []);

    MembershipInput IMembershipForm.Terms => Input;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Choices = await mediator.Send(new GetMembershipChoices(), cancellationToken);
        if (Choices.Agencies.Count == 1)
            Input.AgencyCode = Choices.Agencies[0].Code;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Choices = await mediator.Send(new GetMembershipChoices(), cancellationToken);
        if (!ModelState.IsValid)
            return Page();
        var result = await mediator.Send(new CreatePerson(Input.UserName?.Trim(), Input.DisplayName, Input.ToTerms()), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "Added. Now make a password for their first sign-in.";
        return LocalRedirect($"/administration/people/{result.Value}");
    }
}
