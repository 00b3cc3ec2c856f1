using System.ComponentModel.DataAnnotations;
using Platform.FocusedDeterrence.Cohorts;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Cohorts;

/// <summary>The form of a draft, new or changed.</summary>
internal sealed class CohortInput
{
    public Guid RequestKey { get; set; }

    public string? AreaCode { get; set; }

    public string? Name { get; set; }

    public string? Purpose { get; set; }

    public LawfulBasis? LawfulBasis { get; set; }

    public string? LawfulBasisNote { get; set; }

    public string? DpiaReference { get; set; }

    [Display(Name = "The day the assessment was approved")]
    public DateOnly? DpiaApprovedOn { get; set; }

    [Display(Name = "The review date")]
    public DateOnly? ReviewBy { get; set; }

    [Display(Name = "Youngest age")]
    public int? MinimumAge { get; set; } = Cohort.YoungestAge;

    [Display(Name = "Oldest age")]
    public int? MaximumAge { get; set; }
}
