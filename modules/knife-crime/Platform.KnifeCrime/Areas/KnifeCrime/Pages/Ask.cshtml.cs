using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Areas.KnifeCrime.Pages;

internal sealed class AskModel(IMediator mediator, ICurrentUser currentUser) : InterventionPage(mediator, currentUser)
{
    [BindProperty]
    public AskInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(KnifeCrimePermissions.Deliver, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(
        new RecordAnswer(Id, Input.Agreed, Input.AskedOn, Input.Explanation, Input.InWords, Input.ParentOrCarer),
        Input.Agreed == true ? "The child’s agreement is saved. You can record sessions now." : "The child’s answer is saved",
        cancellationToken);
}

internal sealed class AskInput
{
    public bool? Agreed { get; set; }

    [Display(Name = "The day you asked the child")]
    public DateOnly? AskedOn { get; set; }

    public string? Explanation { get; set; }

    public string? InWords { get; set; }

    public string? ParentOrCarer { get; set; }
}
