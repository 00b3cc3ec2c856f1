using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Participation.Voices;
using Platform.Web;

namespace Platform.Participation.Areas.Participation.Pages.Voices;

internal sealed class ConsentModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ConsentInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetVoice(Id), cancellationToken) is not { } voice)
            return NotFound();
        Input = new ConsentInput { MayKeep = voice.Words is not null, MayUseAnonymously = voice.MayUseAnonymously, MayQuote = voice.MayQuote, WithdrawnOn = clock.Today() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        var result = await mediator.Send(new WithdrawVoiceConsent(Id, Input.MayKeep, Input.MayUseAnonymously, Input.MayQuote, Input.WithdrawnOn), cancellationToken);
        if (!ModelState.Accepts(result))
            return Page();
        TempData["Notice"] = "Saved. It counts from now on.";
        return Redirect($"/participation/voices/{Id}");
    }
}

internal sealed class ConsentInput
{
    [Display(Name = "Keep the words")]
    public bool MayKeep { get; set; }

    [Display(Name = "Use without a name")]
    public bool MayUseAnonymously { get; set; }

    [Display(Name = "Quote without a name")]
    public bool MayQuote { get; set; }

    [Display(Name = "The day they changed their mind")]
    public DateOnly? WithdrawnOn { get; set; }
}
