using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.Application;

namespace Platform.Web.Tests.Pages;

public enum Source
{
    Police,
    School
}

[ResponseCache(NoStore = true)]
public sealed class FormModel : PageModel
{
    [BindProperty]
    public FormInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    public bool Saved { get; private set; }

    public IEnumerable<SelectListItem> Agencies { get; } = [new("Police & crime", "p"), new("Health", "h")];

    public IEnumerable<SelectListItem> Needs { get; } =
        [new ChoiceItem("Safe place", "safe", "To \"be\""), new ChoiceItem("School", "school"), ChoiceItem.Divider(), new ChoiceItem("None", "none")];

    public void OnGet()
    {
    }

    public void OnPost()
    {
        if (Input.Notes == "refused by the handler")
            ModelState.Accepts((Result)Result.Failure("Notes", "Notes must say what was agreed"));
        Saved = ModelState.IsValid;
    }
}

public sealed class FormInput
{
    [Required(ErrorMessage = "Enter the child's name")]
    [Display(Name = "Child's \"known-as\" name")]
    public string? Name { get; set; } = "Initial";

    [Display(Name = "Date of birth")]
    public DateOnly? DateOfBirth { get; set; }

    public DateOnly MetOn { get; set; } = new(2026, 1, 2);

    public Source? Source { get; set; }

    public List<string> Needs { get; set; } = [];

    public bool Agreed { get; set; }

    public string? Agency { get; set; }

    public string? Notes { get; set; }
}
