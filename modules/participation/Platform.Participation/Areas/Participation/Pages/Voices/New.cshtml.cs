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
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;
using Platform.Web;

namespace Platform.Participation.Areas.Participation.Pages.Voices;

/// <summary>
/// Two steps on one page: the words, then the themes that fit. The second shows what the word rule suggests and why, with
/// nothing ticked: a person confirms.
/// </summary>
internal sealed class NewModel(IMediator mediator, IGuidGenerator guids, ReferenceData reference, ICurrentUser currentUser, TimeProvider clock) : PageModel
{
    [BindProperty]
    public VoiceInput Input { get; set; } = new();

    public ViewRequestRow? ViewRequest { get; private set; }

    /// <summary>Set once the words are there: the second step.</summary>
    public ThemeChoices? Themes { get; private set; }

    public IReadOnlyList<SelectListItem> Areas => Choices.Areas(currentUser, reference);

    /// <summary>Whose voice it may be: on a child's record the child and the family, else anybody.</summary>
    public IReadOnlyList<SelectListItem> Who => [.. Choices.Of<VoiceWho>(who => who.Text())
        .Where(i => Input.ChildId is null || i.Value is nameof(VoiceWho.Child) or nameof(VoiceWho.ParentOrCarer) or nameof(VoiceWho.Sibling))];

    public string BackUrl => Input.ViewRequestId is null ? "/participation/voices" : "/participation/view-requests";

    public async Task<IActionResult> OnGetAsync(Guid? viewRequestId, Guid? childId, CancellationToken cancellationToken)
    {
        if (!currentUser.HasPermission(ParticipationPermissions.RecordVoice))
            throw new PermissionDeniedException(nameof(RecordVoice));
        Input = new VoiceInput
        {
            RequestKey = guids.Create(),
            ViewRequestId = viewRequestId,
            ChildId = childId,
            SaidOn = clock.Today(),
            AreaCode = Areas.Count == 1 ? Areas[0].Value : null,
        };
        return await ReadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        if (!Input.ThemesShown && !string.IsNullOrWhiteSpace(Input.Words))
        {
            Themes = await mediator.Send(new SuggestThemes(Input.Words), cancellationToken);
            return Page();
        }

        var result = await mediator.Send(
            new RecordVoice(
                Input.RequestKey, Input.ViewRequestId, Input.ChildId, Input.AreaCode, Input.Who, Input.How, Input.Words, Input.About, Input.SaidOn,
                Input.MayKeep, Input.MayUseAnonymously, Input.MayQuote, Input.ThemeCodes),
            cancellationToken);
        if (!ModelState.Accepts(result))
        {
            if (Input.ThemesShown)
                Themes = await mediator.Send(new SuggestThemes(Input.Words), cancellationToken);
            return Page();
        }

        TempData["Notice"] = "Recorded in their own words";
        return Redirect($"/participation/voices/{result.Value}");
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (Input.ViewRequestId is not { } id)
            return true;
        ViewRequest = await mediator.Send(new GetViewRequest(id), cancellationToken);
        return ViewRequest is not null;
    }
}

internal sealed class VoiceInput
{
    public Guid RequestKey { get; set; }

    public Guid? ViewRequestId { get; set; }

    public Guid? ChildId { get; set; }

    [Display(Name = "Area")]
    public string? AreaCode { get; set; }

    [Display(Name = "Whose voice is it?")]
    public VoiceWho? Who { get; set; }

    [Display(Name = "How did they tell you?")]
    public VoiceHow? How { get; set; }

    [Display(Name = "What did they say?")]
    public string? Words { get; set; }

    [Display(Name = "What is it about?")]
    public string? About { get; set; }

    [Display(Name = "The day they said it")]
    public DateOnly? SaidOn { get; set; }

    [Display(Name = "May we keep these words on this record?")]
    public bool MayKeep { get; set; }

    [Display(Name = "May we use them in reports, without a name?")]
    public bool MayUseAnonymously { get; set; }

    [Display(Name = "May we quote them word for word, without a name?")]
    public bool MayQuote { get; set; }

    /// <summary>The second step was on the page.</summary>
    public bool ThemesShown { get; set; }

    [Display(Name = "Which themes fit?")]
    public List<string> ThemeCodes { get; set; } = [];
}
