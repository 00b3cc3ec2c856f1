using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Rights;
using Platform.Kernel.Sharing;

namespace Platform.Host.Pages;

[FileFor(FileReader.ThePersonThemselves, "A copy of what is kept about them, after somebody has read it.")]
internal sealed class RightsReviewModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The thing that was decided last: its record stays open.</summary>
    [BindProperty(SupportsGet = true, Name = "item")]
    public string? ItemKey { get; set; }

    public ReviewedExport? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Found = await mediator.Send(new ReviewExport(Id), cancellationToken);
        return Found is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ReviewExport(Id), cancellationToken) is not { IdentityIsChecked: true, IsErasure: false } export)
            return LocalRedirect($"/rights/requests/{Id}/review");
        var files = ExportPack.Files($"Your information: {export.Reference}", clock.UtcToday(), export.Modules);
        return File(ExportPack.Zip(files), "application/zip", $"{export.Reference}.zip");
    }
}
