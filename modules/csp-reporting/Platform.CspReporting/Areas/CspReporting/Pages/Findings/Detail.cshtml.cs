using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Findings;

internal sealed class DetailModel(IMediator mediator, ICurrentUser currentUser, ReferenceData reference) : FindingPage(mediator, currentUser)
{
    public string AreaName => reference.AreaName(Finding.AreaCode);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);
}
