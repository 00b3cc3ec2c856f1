using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Participation.Themes;
using Platform.Web;

namespace Platform.Participation.Areas.Participation.Pages.Themes;

/// <summary>A page about one theme: it reads the theme first, and goes back to it when it is done.</summary>
internal abstract class ThemePageModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ThemeView Theme { get; private set; } = null!;

    /// <summary>Who may not change themes is refused before one is looked for: the answer must not tell whether there is one.</summary>
    protected virtual bool ChangesTheTheme => true;

    public string ThemeUrl => $"/participation/themes/{Id}";

    /// <inheritdoc />
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (ChangesTheTheme && !context.HttpContext.RequestServices.GetRequiredService<ICurrentUser>().HasPermission(ParticipationPermissions.ManageThemes))
            throw new PermissionDeniedException(context.ActionDescriptor.ViewEnginePath);
    }

    /// <summary>False: there is no such theme, or the person cannot see it.</summary>
    protected async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetTheme(Id), cancellationToken) is not { } theme)
            return false;
        Theme = theme;
        return true;
    }

    /// <summary>Sends the command of the page; its errors stand beside the fields of <c>Input</c>.</summary>
    protected async Task<IActionResult> SendAsync(ICommand command, string notice, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Accepts(await mediator.Send(command, cancellationToken)))
            return Page();
        TempData["Notice"] = notice;
        return Redirect(ThemeUrl);
    }
}
