using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Children;
using Platform.Kernel.Auditing;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class ChildAccessLogModel(IMediator mediator) : PageModel
{
    public ChildAccess Access { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ViewChildAccess(id), cancellationToken) is not { } access)
            return NotFound();
        Access = access;
        return Page();
    }

    public static string Words(RecordAccess entry) => entry.Action switch
    {
        nameof(RegisterChild) => "Put the child on the record",
        nameof(ChangeChildDetails) => "Changed the details",
        _ when entry.IsView => "Opened the record",
        _ => "Changed the record",
    };
}
