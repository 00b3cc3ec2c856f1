using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Areas.VictimServices.Pages.Contacts;

internal sealed class WhoModel(IMediator mediator) : ContactPageModel(mediator)
{
    [BindProperty]
    public WhoInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        var person = Contact.Person;
        Input = new WhoInput
        {
            Version = Contact.Version,
            Kind = person.Kind,
            Name = person.Name,
            Telephone = person.Telephone,
            Email = person.Email,
            Address = person.Address,
            PreferredWay = person.PreferredWay,
            InterpreterLanguage = person.InterpreterLanguage,
            SpeaksForThem = person.SpeaksForThem,
            SpeaksForThemAs = person.SpeaksForThemAs,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new RecordPerson(
            Id, Input.Version, Input.Kind, Input.Name, Input.Telephone, Input.Email, Input.Address, Input.PreferredWay, Input.InterpreterLanguage, Input.SpeaksForThem, Input.SpeaksForThemAs, Input.Reason),
        "Saved",
        cancellationToken);
}

internal sealed class WhoInput
{
    public long Version { get; set; }

    [Display(Name = "Who was harmed?")]
    public PersonKind? Kind { get; set; }

    [Display(Name = "Name")]
    public string? Name { get; set; }

    [Display(Name = "Telephone number")]
    public string? Telephone { get; set; }

    [Display(Name = "Email address")]
    public string? Email { get; set; }

    [Display(Name = "Address")]
    public string? Address { get; set; }

    [Display(Name = "How do they prefer to hear from us?")]
    public ContactWay? PreferredWay { get; set; }

    [Display(Name = "Language of an interpreter")]
    public string? InterpreterLanguage { get; set; }

    [Display(Name = "Who may speak for them")]
    public string? SpeaksForThem { get; set; }

    [Display(Name = "Who that is to them")]
    public string? SpeaksForThemAs { get; set; }

    [Display(Name = "If you change what was recorded before: why?")]
    public string? Reason { get; set; }
}
