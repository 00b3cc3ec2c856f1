using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CaseManagement.Cases;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class CaseListModel(IMediator mediator) : PageModel
{
    public static IReadOnlyList<SelectListItem> Statuses { get; } =
    [
        new ChoiceItem("Open cases", nameof(CaseStatus.Open)),
        new ChoiceItem("Closed cases", nameof(CaseStatus.Closed)),
    ];

    [BindProperty(SupportsGet = true)]
    public CaseStatus Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? CaseType { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    public CasePage List { get; private set; } = null!;

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
        => List = await mediator.Send(new FindCases(Status, CaseType, Mine, after), cancellationToken);
}
