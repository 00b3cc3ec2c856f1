namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Cohorts;

/// <summary>A page with the form of a draft.</summary>
internal interface ICohortForm
{
    CohortInput Input { get; }
}
