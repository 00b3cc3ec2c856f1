using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Escalation;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class PromptViewModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public PromptView Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Input.Version = Record.Prompt.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (!ModelState.Accepts(await mediator.Send(new AnswerPrompt(id, Input.Version, Input.Answer, Input.Reason), cancellationToken)))
            return Page();
        TempData["Notice"] = "What comes of it is saved";
        return Redirect("/incidents/prompts");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        Record = (await mediator.Send(new ViewPrompt(id), cancellationToken))!;
        return Record is not null;
    }

    internal sealed class AnswerInput
    {
        public long Version { get; set; }

        public PromptStatus? Answer { get; set; }

        public string? Reason { get; set; }
    }
}
