using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Participation.Themes;

namespace Platform.Participation.Areas.Participation.Pages;

internal sealed class YouSaidWeDidModel(IMediator mediator, ReferenceData reference, ICurrentUser currentUser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? AreaCode { get; set; }

    public IReadOnlyList<YouSaidWeDid> Published { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas => Choices.Areas(currentUser, reference);

    public string PosterUrl => string.IsNullOrEmpty(AreaCode) ? "/participation/you-said-we-did/poster" : $"/participation/you-said-we-did/poster?areaCode={Uri.EscapeDataString(AreaCode)}";

    public async Task OnGetAsync(CancellationToken cancellationToken) => Published = await mediator.Send(new GetYouSaidWeDid(AreaCode), cancellationToken);

    public string AreaName(string code) => reference.AreaName(code);
}
