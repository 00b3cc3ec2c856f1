using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using Platform.Host.Rights;

namespace Platform.Host.Pages;

internal sealed class DisposalModel(IMediator mediator) : PageModel
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public IReadOnlyList<DisposalRow> Due { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Due = await mediator.Send(new FindDue(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? person, Guid requestKey, CancellationToken cancellationToken)
    {
        if (person?.Split('/') is not [var kind, var text] || !Guid.TryParse(text, out var id))
            return BadRequest();
        var field = id.ToString("N");
        bool? dispose = bool.TryParse(Request.Form[$"dispose-{field}"], out var yes) ? yes : null;
        DateOnly? until = DateOnly.TryParse(Request.Form[$"until-{field}"].ToString().Replace(' ', '/'), British, out var day) || DateOnly.TryParse(Request.Form[$"until-{field}"], British, out day) ? day : null;
        var result = await mediator.Send(new DecideDisposal(requestKey, kind, id, dispose, until, Request.Form[$"reason-{field}"]), cancellationToken);
        if (result.Succeeded)
        {
            TempData["Notice"] = dispose == true ? "A second person confirms it now." : "It is kept longer.";
            return LocalRedirect("/rights/disposal");
        }

        foreach (var error in result.Errors)
            ModelState.AddModelError(error.Field switch { "Dispose" => $"dispose-{field}", "KeepUntil" => $"until-{field}", "Reason" => $"reason-{field}", _ => "" }, error.Message);
        Due = await mediator.Send(new FindDue(), cancellationToken);
        return Page();
    }
}
