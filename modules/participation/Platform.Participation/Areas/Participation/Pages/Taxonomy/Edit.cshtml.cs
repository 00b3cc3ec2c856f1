using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Participation.Taxonomy;
using Platform.Web;

namespace Platform.Participation.Areas.Participation.Pages.Taxonomy;

internal sealed class EditModel(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    public TaxonomyInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(ParticipationPermissions.ManageThemes))
            throw new PermissionDeniedException(nameof(SaveTaxonomyTheme));
        if (id is null)
            return Page();
        if ((await mediator.Send(new FindTaxonomy(), cancellationToken)).FirstOrDefault(t => t.Id == id) is not { } theme)
            return NotFound();
        Input = new TaxonomyInput { ThemeId = theme.Id, Version = theme.Version, Name = theme.Name, SuggestingWords = theme.SuggestingWords, IsRetired = theme.IsRetired };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        var result = await mediator.Send(new SaveTaxonomyTheme(Input.ThemeId, Input.Version, Input.Name, Input.SuggestingWords, Input.IsRetired), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "Saved";
        return Redirect("/participation/taxonomy");
    }
}

internal sealed class TaxonomyInput
{
    public Guid? ThemeId { get; set; }

    public long Version { get; set; }

    [Display(Name = "Name")]
    public string? Name { get; set; }

    [Display(Name = "Words that suggest it")]
    public string? SuggestingWords { get; set; }

    [Display(Name = "Is it still offered?")]
    public bool IsRetired { get; set; }
}
