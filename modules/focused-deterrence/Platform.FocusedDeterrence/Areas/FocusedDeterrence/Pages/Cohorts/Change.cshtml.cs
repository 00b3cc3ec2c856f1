using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.FocusedDeterrence.Cohorts;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Cohorts;

internal sealed class ChangeModel(IMediator mediator, ICurrentUser currentUser) : CohortPage(mediator, currentUser), ICohortForm
{
    [BindProperty]
    public CohortInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await ShowAsync(FocusedDeterrencePermissions.ManageCohorts, cancellationToken).ConfigureAwait(false);
        if (Cohort is { Content: { } content })
            Input = new CohortInput
            {
                Name = content.Name,
                Purpose = content.Purpose,
                LawfulBasis = content.LawfulBasis,
                LawfulBasisNote = content.LawfulBasisNote,
                DpiaReference = content.DpiaReference,
                DpiaApprovedOn = content.DpiaApprovedOn,
                ReviewBy = content.ReviewBy,
                MinimumAge = content.MinimumAge,
                MaximumAge = content.MaximumAge == Platform.FocusedDeterrence.Cohorts.Cohort.OldestAge ? null : content.MaximumAge,
            };
        return page;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new ChangeCohort(
            Id, Input.Name, Input.Purpose, Input.LawfulBasis, Input.LawfulBasisNote, Input.DpiaReference, Input.DpiaApprovedOn, Input.ReviewBy, Input.MinimumAge, Input.MaximumAge),
        "Draft saved",
        cancellationToken);
}
