using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Sharing;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

internal sealed class AgreementModel(IMediator mediator, ICurrentUser currentUser) : PageModel
{
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty, Display(Name = "Next review")]
    public DateOnly? NextReviewOn { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public AgreementView View { get; private set; } = null!;

    public bool MayManage => currentUser.HasPermission(SharingPermissions.Manage);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetAgreement(id), cancellationToken) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }

    public Task<IActionResult> OnPostReviewAsync(Guid id, CancellationToken cancellationToken)
        => SendAsync(id, new ReviewAgreement(id, Version, NextReviewOn, Note), "Review recorded.", cancellationToken);

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
        => SendAsync(id, new EndAgreement(id, Version, Why), "Ended. Nothing can be shared under this agreement any more.", cancellationToken);

    private async Task<IActionResult> SendAsync(Guid id, ICommand command, string notice, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !ModelState.Accepts(await mediator.Send(command, cancellationToken), prefix: null))
            return await OnGetAsync(id, cancellationToken);
        TempData["Notice"] = notice;
        return LocalRedirect($"/sharing/agreements/{id}");
    }
}
