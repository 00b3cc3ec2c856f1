using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>A notice by form: fill in, check, send. Every step carries all that was typed.</summary>
[NeedsPermission(CaseManagementPermissions.RecordNotices)]
internal sealed class NoticeNewModel(IMediator mediator, IValidator<RecordNotice> validator, IGuidGenerator guids, ICurrentUser user) : PageModel
{
    [BindProperty]
    public NoticeInput Input { get; set; } = new();

    /// <summary>The answers are shown to be checked.</summary>
    public bool IsCheck { get; private set; }

    public void OnGet()
    {
        Input.RequestKey = guids.Create();
        Input.Content = new NoticeContent { AreaCode = user.Areas is [var only] ? only : null };
        ShowPeople(1);
    }

    public void OnPostAddPerson()
    {
        ModelState.Clear();
        ShowPeople(Input.Content.People.Count + 1);
    }

    public void OnPostChange()
    {
        ModelState.Clear();
        ShowPeople(1);
    }

    public async Task OnPostCheckAsync(CancellationToken cancellationToken)
    {
        var found = await validator.ValidateAsync(new RecordNotice(Input.RequestKey, Input.Content), cancellationToken);
        // A date that could not be read has its sentence already.
        foreach (var failure in found.Errors.Where(f => ModelState.GetFieldValidationState($"Input.{f.PropertyName}") != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid))
            ModelState.AddModelError($"Input.{failure.PropertyName}", failure.ErrorMessage);
        IsCheck = ModelState.IsValid;
        ShowPeople(1);
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var result = await mediator.Send(new RecordNotice(Input.RequestKey, Input.Content), cancellationToken);
            if (ModelState.Accepts(result))
                return Redirect($"/notices/sent/{result.Value}");
        }

        ShowPeople(1);
        return Page();
    }

    private void ShowPeople(int least)
        => Input.Content = Input.Content with
        {
            People = [.. Input.Content.People, .. Enumerable.Repeat(new NamedPerson(), Math.Max(0, least - Input.Content.People.Count))],
        };

    internal sealed class NoticeInput
    {
        public Guid RequestKey { get; set; }

        public NoticeContent Content { get; set; } = new();
    }
}
