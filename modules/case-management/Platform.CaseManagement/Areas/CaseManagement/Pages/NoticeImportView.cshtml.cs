using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Notices.Import;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>Where an import stands: its errors, the decision, its progress. It can be left and opened again.</summary>
internal sealed class NoticeImportViewModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public bool GoodRowsOnly { get; set; }

    public ImportView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (ModelState.Accepts(await mediator.Send(new ConfirmImport(id, GoodRowsOnly), cancellationToken), prefix: null))
            return Redirect($"/notices/imports/{id}");
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellationToken)
    {
        if (ModelState.Accepts(await mediator.Send(new CancelImport(id), cancellationToken), prefix: null))
            return Redirect("/notices/import");
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    public static string StatusWords(NoticeImport import) => import.Status switch
    {
        ImportStatus.Uploading => "Upload not complete",
        ImportStatus.Checked => "Checked, waiting for you",
        ImportStatus.Importing => "Importing",
        ImportStatus.Completed => "Imported",
        _ => "Given up",
    };

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new ViewImport(id), cancellationToken))!;
        return View is not null;
    }
}
