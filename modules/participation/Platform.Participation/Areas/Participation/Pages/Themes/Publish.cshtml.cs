using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Participation.Themes;

namespace Platform.Participation.Areas.Participation.Pages.Themes;

internal sealed class PublishModel(IMediator mediator, TimeProvider clock) : ThemePageModel(mediator)
{
    [BindProperty]
    public PublishInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        Input = new PublishInput { PublishedOn = clock.Today() };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
        => SendAsync(new PublishAnswer(Id, Input.PublishedOn, Input.QuotedVoiceId, Input.NobodyIsRecognisable), "Published", cancellationToken);
}

internal sealed class PublishInput
{
    [Display(Name = "The day of publication")]
    public DateOnly? PublishedOn { get; set; }

    [Display(Name = "Which words do you quote?")]
    public Guid? QuotedVoiceId { get; set; }

    [Display(Name = "Can anybody be recognised?")]
    public bool NobodyIsRecognisable { get; set; }
}
