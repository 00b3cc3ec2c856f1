using System.ComponentModel.DataAnnotations;

namespace Platform.Host.Pages.Administration;

/// <summary>Who covers and when, as the form has it.</summary>
internal sealed class CoverInput
{
    [Display(Name = "Who does the work?")]
    public Guid? CoveredById { get; set; }

    [Display(Name = "First day")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Last day")]
    public DateOnly? EndsOn { get; set; }

    [Display(Name = "Why?")]
    public string? Why { get; set; }
}
