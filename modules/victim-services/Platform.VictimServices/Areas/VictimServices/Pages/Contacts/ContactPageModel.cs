using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.Application;
using Platform.VictimServices.Contacts;
using Platform.Web;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

/// <summary>A page about one contact: it reads the contact first, and goes back to it when it is done.</summary>
internal abstract class ContactPageModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ContactView Contact { get; private set; } = null!;

    public string PersonName => Contact.Person.Name ?? ContactWords.NameNotYetKnown;

    public string ContactUrl => $"/victim-services/contacts/{Id}";

    protected IMediator Mediator { get; } = mediator;

    /// <summary>False: there is no such contact, or the person cannot see it.</summary>
    protected async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetContact(Id), cancellationToken) is not { } contact)
            return false;
        Contact = contact;
        return true;
    }

    /// <summary>Sends the command of the page; its errors stand beside the fields of <c>Input</c>.</summary>
    protected async Task<IActionResult> SendAsync(ICommand command, string notice, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Accepts(await Mediator.Send(command, cancellationToken)))
            return Page();
        TempData["Notice"] = notice;
        return Redirect(ContactUrl);
    }
}
