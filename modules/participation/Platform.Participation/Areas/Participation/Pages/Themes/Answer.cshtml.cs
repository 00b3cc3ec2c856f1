using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Data;
using Platform.Participation.Themes;

namespace Platform.Participation.Areas.Participation.Pages.Themes;

internal sealed class AnswerModel(IMediator mediator, IGuidGenerator guids, TimeProvider clock) : ThemePageModel(mediator)
{
    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        Input = new AnswerInput { RequestKey = guids.Create(), AnsweredOn = clock.Today() };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new AnswerTheme(Id, Input.RequestKey, Input.Kind, Input.Text, Input.AnsweredOn, Input.NobodyIsRecognisable), "Answer recorded. Now tell those who said it.", cancellationToken);
}

internal sealed class AnswerInput
{
    public Guid RequestKey { get; set; }

    [Display(Name = "What is the answer?")]
    public AnswerKind? Kind { get; set; }

    [Display(Name = "What was done, is being done, or why it cannot be done")]
    public string? Text { get; set; }

    [Display(Name = "The day of the answer")]
    public DateOnly? AnsweredOn { get; set; }

    [Display(Name = "Can anybody be recognised?")]
    public bool NobodyIsRecognisable { get; set; }
}
