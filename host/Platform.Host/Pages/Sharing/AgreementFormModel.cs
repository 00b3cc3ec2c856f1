using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Host.Sharing;
using Platform.Web;

namespace Platform.Host.Pages.Sharing;

/// <summary>What the forms that make and change an agreement share.</summary>
internal abstract class AgreementFormModel(IMediator mediator) : PageModel
{
    protected IMediator Mediator { get; } = mediator;

    [BindProperty]
    public AgreementTerms Terms { get; set; } = new();

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Purposes { get; } = [.. SharingLists.Purposes.Select(c => new ChoiceItem(c.Name, c.Code))];

    public IReadOnlyList<SelectListItem> DataTypes { get; } = [.. SharingLists.DataTypes.Select(c => new ChoiceItem(c.Name, c.Code))];

    public IReadOnlyList<SelectListItem> Gateways { get; } =
        [.. SharingLists.Gateways.Select(c => new ChoiceItem(c.Provenance.IsConfirmed ? c.Name : $"{c.Name} (not yet confirmed)", c.Code, c.Note))];

    protected async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var choices = await Mediator.Send(new GetAgreementChoices(), cancellationToken);
        Agencies = [.. choices.Agencies.Select(a => new ChoiceItem(a.Name, a.Code))];
        People = [.. choices.People.Select(p => new ChoiceItem($"{p.Name} ({p.UserName})", p.UserName))];
        return Page();
    }
}
