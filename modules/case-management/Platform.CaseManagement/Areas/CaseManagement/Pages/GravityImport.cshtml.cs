using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Gravity;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

[NeedsPermission(CaseManagementPermissions.ImportGravity)]
internal sealed class GravityImportModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public EditionInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !ModelState.Accepts(await mediator.Send(Input.ToRequest(), cancellationToken)))
            return Page();
        TempData["Notice"] = "The edition is in";
        return Redirect("/case-management/gravity");
    }

    internal sealed class EditionInput
    {
        public string? ScaleCode { get; set; }

        public string? Edition { get; set; }

        public string? Name { get; set; }

        public int? Minimum { get; set; }

        public int? Maximum { get; set; }

        [Display(Name = "The first day")]
        public DateOnly? ValidFrom { get; set; }

        public string? Source { get; set; }

        public string? Lines { get; set; }

        public bool IsConfirmed { get; set; }

        public ImportGravityEdition ToRequest() => new(ScaleCode, Edition, Name, Minimum, Maximum, ValidFrom, Source, IsConfirmed, Lines);
    }
}
