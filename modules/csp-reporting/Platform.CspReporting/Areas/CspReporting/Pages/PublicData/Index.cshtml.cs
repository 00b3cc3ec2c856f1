using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.Imports;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Areas.CspReporting.Pages.PublicData;

// A month of the largest force is about 25 MB.
[RequestSizeLimit(64 * 1024 * 1024)]
internal sealed class IndexModel(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    private const int PageSize = 50;

    [Display(Name = "File")]
    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public int? After { get; set; }

    public IReadOnlyList<PublicFile> Files { get; private set; } = [];

    public string? NextKey { get; private set; }

    /// <summary>What the check of a file found; null where none was checked.</summary>
    public CheckedFile? Found { get; private set; }

    public bool MayImport => currentUser.HasPermission(CspReportingPermissions.ImportPublicData);

    public static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var files = await mediator.Send(new FindPublicFiles(After, PageSize + 1), cancellationToken);
        Files = [.. files.Take(PageSize)];
        NextKey = files.Count > PageSize ? Files[^1].Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Choose a file");
        }
        else
        {
            await using var content = Upload.OpenReadStream();
            var result = await mediator.Send(new ImportPublicFile(Path.GetFileName(Upload.FileName), content), cancellationToken);
            if (result.Succeeded)
            {
                TempData["Notice"] = result.Value.IsUnchanged ? "Nothing changed: this file has been imported already." : "File imported.";
                return Redirect("/csp-reporting/public-data");
            }

            foreach (var error in result.Errors)
                ModelState.AddModelError(nameof(Upload), error.Message);
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Choose a file");
        }
        else
        {
            await using var content = Upload.OpenReadStream();
            var found = await mediator.Send(new CheckPublicFile(Path.GetFileName(Upload.FileName), content), cancellationToken);
            if (found.IsGood)
                Found = found;
            else
                ModelState.AddModelError(nameof(Upload), found.Sentence);
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }
}
