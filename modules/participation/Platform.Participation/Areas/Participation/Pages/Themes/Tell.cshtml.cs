using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Participation.Themes;

namespace Platform.Participation.Areas.Participation.Pages.Themes;

internal sealed class TellModel(IMediator mediator, TimeProvider clock) : ThemePageModel(mediator)
{
    [BindProperty]
    public TellInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        Input = new TellInput { ToldOn = clock.Today() };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new RecordTelling(Id, Input.VoiceIds, Input.ToldOn, Input.Way), "Recorded", cancellationToken);
}

internal sealed class TellInput
{
    [Display(Name = "Who was told?")]
    public List<Guid> VoiceIds { get; set; } = [];

    [Display(Name = "The day they were told")]
    public DateOnly? ToldOn { get; set; }

    [Display(Name = "How were they told?")]
    public TellingWay? Way { get; set; }
}
