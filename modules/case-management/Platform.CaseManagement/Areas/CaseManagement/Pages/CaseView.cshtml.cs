using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class CaseViewModel(IMediator mediator) : CasePageModel(mediator)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();
}
