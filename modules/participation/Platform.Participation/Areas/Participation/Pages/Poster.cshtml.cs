using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.ReferenceData;
using Platform.Participation.Themes;

namespace Platform.Participation.Areas.Participation.Pages;

/// <summary>A page for the wall of a youth club or a waiting room: the newest answers in large print, naming nobody.</summary>
internal sealed class PosterModel(IMediator mediator, ReferenceData reference) : PageModel
{
    private const int OnOnePage = 5;

    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    public IReadOnlyList<YouSaidWeDid> Published { get; private set; } = [];

    public string? AreaName => string.IsNullOrEmpty(AreaCode) ? null : reference.Area(AreaCode)?.Name;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Published = await mediator.Send(new GetYouSaidWeDid(AreaCode, OnOnePage), cancellationToken);
}
