using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Participation.Taxonomy;
using Platform.Participation.Themes;
using Platform.Participation.Voices;
using Platform.Web;

namespace Platform.Participation.Areas.Participation.Pages.Themes;

/// <summary>First the theme and area are chosen, by a link that can be shared; then the voices that said it.</summary>
internal sealed class NewModel(IMediator mediator, IGuidGenerator guids, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    private const int MostVoices = 200;

    [BindProperty(SupportsGet = true)]
    public string? ThemeCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    [BindProperty]
    public RaiseInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Themes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas => Choices.Areas(currentUser, reference);

    public IReadOnlyList<VoiceRow> Voices { get; private set; } = [];

    public bool IsChosen => !string.IsNullOrEmpty(ThemeCode) && !string.IsNullOrEmpty(AreaCode);

    public string ThemeName => Themes.FirstOrDefault(t => t.Value == ThemeCode)?.Text ?? ThemeCode ?? "";

    public string AreaName => AreaCode is null ? "" : reference.AreaName(AreaCode);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(ParticipationPermissions.ManageThemes))
            throw new PermissionDeniedException(nameof(RaiseTheme));
        Input.RequestKey = guids.Create();
        await ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var result = await mediator.Send(
                new RaiseTheme(Input.RequestKey, AreaCode, ThemeCode, Input.YouSaid, Input.AskedOf, Input.VoiceIds, Input.NobodyIsRecognisable), cancellationToken);
            if (ModelState.Accepts(result))
            {
                TempData["Notice"] = "Theme raised";
                return Redirect($"/participation/themes/{result.Value}");
            }
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Themes = [.. (await mediator.Send(new FindTaxonomy(), cancellationToken)).Where(t => !t.IsRetired).Select(t => new SelectListItem(t.Name, t.Code))];
        if (IsChosen)
            Voices = (await mediator.Send(new FindVoices(ThemeCode: ThemeCode, AreaCode: AreaCode, ForThemes: true, PageSize: MostVoices), cancellationToken)).Rows;
    }
}

internal sealed class RaiseInput
{
    public Guid RequestKey { get; set; }

    [Display(Name = "Who said it?")]
    public List<Guid> VoiceIds { get; set; } = [];

    [Display(Name = "You said")]
    public string? YouSaid { get; set; }

    [Display(Name = "Who can act on it?")]
    public string? AskedOf { get; set; }

    [Display(Name = "Can anybody be recognised?")]
    public bool NobodyIsRecognisable { get; set; }
}
