using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.FocusedDeterrence.Cohorts;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Areas.FocusedDeterrence.Pages.Cohorts;

internal sealed class DetailModel(IMediator mediator, ICurrentUser currentUser) : CohortPage(mediator, currentUser)
{
    public string Ages => Cohort.Content.MaximumAge == Platform.FocusedDeterrence.Cohorts.Cohort.OldestAge
        ? $"{Cohort.Content.MinimumAge} and over"
        : $"{Cohort.Content.MinimumAge} to {Cohort.Content.MaximumAge}";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(new OpenCohort(Id), "The cohort is open", cancellationToken);
}
