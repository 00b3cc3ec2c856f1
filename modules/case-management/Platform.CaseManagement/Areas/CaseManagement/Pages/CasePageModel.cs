using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Cases;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>A page under one case: the case is there, and the reader may see it, or the page is not found.</summary>
internal abstract class CasePageModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid CaseId { get; set; }

    public CaseRecord Record { get; private set; } = null!;

    protected IMediator Mediator => mediator;

    protected async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Record = (await mediator.Send(new ViewCase(CaseId), cancellationToken))!;
        return Record is not null;
    }

    protected IActionResult Done(string notice)
    {
        TempData["Notice"] = notice;
        return Redirect($"/cases/{CaseId}");
    }
}
