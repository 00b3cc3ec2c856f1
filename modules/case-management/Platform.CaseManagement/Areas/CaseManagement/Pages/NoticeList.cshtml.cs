using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Notices;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class NoticeListModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? AgencyKind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "The first day")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "The last day")]
    public DateOnly? To { get; set; }

    public NoticePage List { get; private set; } = null!;

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
        => List = await mediator.Send(new FindNotices(AgencyKind, Kind, From, To, after), cancellationToken);
}
