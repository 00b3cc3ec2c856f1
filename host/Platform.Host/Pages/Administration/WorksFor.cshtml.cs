using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Kernel.Application;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class WorksForModel(IMediator mediator) : PageModel, IMembershipForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? MembershipId { get; set; }

    [BindProperty]
    public MembershipInput Input { get; set; } = new();

    public string PersonName { get; private set; } = "";

    public MembershipChoices Choices { get; private set; } = new([], [], false, []);

    MembershipInput IMembershipForm.Terms => Input;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } person)
            return NotFound();
        if (MembershipId is null)
            return Page();
        if (person.Memberships.SingleOrDefault(m => m.Id == MembershipId) is not { } membership)
            return NotFound();
        Input.Fill(membership.Terms, membership.Version);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => DoAsync(new SaveMembership(Id, MembershipId, Input.Version, Input.ToTerms()), "Saved. It is in force within seconds.", cancellationToken);

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return DoAsync(new EndMembership(Id, MembershipId ?? Guid.Empty, Input.Version), "Ended. It is in force within seconds.", cancellationToken);
    }

    private async Task<IActionResult> DoAsync(ICommand command, string done, CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is null)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Accepts(await mediator.Send(command, cancellationToken)))
            return Page();
        TempData["Notice"] = done;
        return LocalRedirect($"/administration/people/{Id}");
    }

    private async Task<PersonView?> ReadAsync(CancellationToken cancellationToken)
    {
        Choices = await mediator.Send(new GetMembershipChoices(), cancellationToken);
        var person = await mediator.Send(new GetPerson(Id), cancellationToken);
        PersonName = person?.DisplayName ?? "";
        return person;
    }
}
