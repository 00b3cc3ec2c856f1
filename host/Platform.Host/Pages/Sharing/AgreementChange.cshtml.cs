using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Host.Sharing;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

internal sealed class AgreementChangeModel(IMediator mediator) : AgreementFormModel(mediator)
{
    public Guid Id { get; private set; }

    [BindProperty]
    public long Version { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetAgreement(id), cancellationToken) is not { EndedOn: null } view)
            return NotFound();
        (Id, Version, Terms) = (id, view.Version, view.Terms);
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        Id = id;
        if (!ModelState.IsValid || !ModelState.Accepts(await Mediator.Send(new ChangeAgreement(id, Version, Terms), cancellationToken), prefix: null))
            return await ShowAsync(cancellationToken);
        TempData["Notice"] = "Saved.";
        return LocalRedirect($"/sharing/agreements/{id}");
    }
}
