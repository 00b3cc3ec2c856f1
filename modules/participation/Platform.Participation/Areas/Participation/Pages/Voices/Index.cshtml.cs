using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Participation.Taxonomy;
using Platform.Participation.Voices;

namespace Platform.Participation.Areas.Participation.Pages.Voices;

internal sealed class IndexModel(IMediator mediator, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public VoiceWho? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ThemeCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    public ListPage<VoiceRow> Found { get; private set; } = new([], null);

    public IReadOnlyList<TaxonomyRow> Taxonomy { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Themes => [.. Taxonomy.Select(t => new SelectListItem(t.Name, t.Code))];

    public IReadOnlyList<SelectListItem> Areas => Choices.Areas(currentUser, reference);

    public bool MayRecord => currentUser.HasPermission(ParticipationPermissions.RecordVoice);

    public bool IsFiltered => Who is not null || !string.IsNullOrEmpty(ThemeCode) || !string.IsNullOrEmpty(AreaCode);

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        Taxonomy = await mediator.Send(new FindTaxonomy(), cancellationToken);
        Found = await mediator.Send(new FindVoices(Who, ThemeCode, AreaCode, After: after), cancellationToken);
    }

    public string AreaName(string code) => reference.AreaName(code);

    public string ThemeNames(VoiceRow row) => string.Join(", ", row.ThemeCodes.Select(code => Taxonomy.FirstOrDefault(t => t.Code == code)?.Name ?? code).Order(StringComparer.Ordinal));
}
