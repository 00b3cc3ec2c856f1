using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Notices;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class NoticeViewModel(IMediator mediator) : PageModel
{
    public NoticeRecord Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ViewNotice(id), cancellationToken) is not { } record)
            return NotFound();
        Record = record;
        return Page();
    }
}
