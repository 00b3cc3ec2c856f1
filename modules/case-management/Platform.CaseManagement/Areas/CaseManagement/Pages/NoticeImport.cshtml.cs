using Platform.Kernel.Sharing;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Notices.Import;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>Takes a file of notices in and checks it; its own page goes on from there.</summary>
[NeedsPermission(CaseManagementPermissions.ImportNotices)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
[FileFor(FileReader.Everybody, "An empty form with a made-up row.")]
internal sealed class NoticeImportPageModel(IMediator mediator, NoticeFile file, ReferenceData reference, ISettingProvider settings) : PageModel
{
    // The highest that the setting allows; the setting itself is checked with a sentence.
    private const long LargestRequest = 260L * 1024 * 1024;

    [BindProperty]
    public new IFormFile? File { get; set; }

    public int LargestMegabytes { get; private set; }

    public IReadOnlyList<NoticeImport> Imports { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (File is null)
            ModelState.AddModelError(nameof(File), "Choose a CSV file");
        else if (File.Length > LargestMegabytes * 1024L * 1024)
            ModelState.AddModelError(nameof(File), $"The file is larger than {LargestMegabytes} megabytes. Split it into smaller files, each with the header");
        if (File is null || !ModelState.IsValid)
            return Page();

        await using var stream = File.OpenReadStream();
        var result = await file.UploadAsync(stream, File.FileName, cancellationToken);
        return ModelState.Accepts(result, prefix: null) ? Redirect($"/notices/imports/{result.Value}") : Page();
    }

    public IActionResult OnGetTemplate(string? agency)
    {
        var kind = reference.AgencyKind(agency);
        var example = new Dictionary<string, string>
        {
            ["Agency kind"] = kind?.Name ?? "Police",
            ["Agency"] = "Name of your agency",
            ["Reference"] = "YOUR-REF-1",
            ["Notice kind"] = "Something else",
            ["Happened on"] = "12/06/2026",
            ["Area"] = "Swindon",
            ["What happened"] = "Take this example row out before you upload the file",
        };
        var text = new StringBuilder().AppendLine(string.Join(',', NoticeColumns.All))
            .AppendLine(string.Join(',', NoticeColumns.All.Select(c => $"\"{example.GetValueOrDefault(c, "")}\"")));
        // With a mark, so that spreadsheets read it as UTF-8.
        return base.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv", $"notices-{kind?.Code ?? "template"}.csv");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        LargestMegabytes = await settings.GetAsync(CaseManagementSettings.ImportMegabytes, cancellationToken);
        Imports = await mediator.Send(new FindImports(), cancellationToken);
    }
}
