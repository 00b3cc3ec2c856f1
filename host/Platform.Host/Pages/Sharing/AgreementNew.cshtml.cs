using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Host.Sharing;
using Platform.Kernel.Data;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

internal sealed class AgreementNewModel(IMediator mediator, IGuidGenerator guids) : AgreementFormModel(mediator)
{
    [BindProperty]
    public Guid RequestKey { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        RequestKey = guids.Create();
        return ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(cancellationToken);
        var result = await Mediator.Send(new MakeAgreement(RequestKey, Terms), cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await ShowAsync(cancellationToken);
        TempData["Notice"] = "The agreement is on the register.";
        return LocalRedirect($"/sharing/agreements/{result.Value}");
    }
}
