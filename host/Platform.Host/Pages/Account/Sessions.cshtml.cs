using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.SignIn.Sessions;

namespace Platform.Host.Pages.Account;

internal sealed class AccountSessionsModel(IMediator mediator) : PageModel
{
    public SessionTable Table { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Table = new SessionTable(await mediator.Send(new GetMySessions(), cancellationToken), SessionGuard.SessionOf(User));

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken cancellationToken)
    {
        await mediator.Send(new EndMySessions(session, Except: null, SessionEnd.EndedByPerson), cancellationToken);
        TempData["Notice"] = "The session is ended.";
        return LocalRedirect("/account/sessions");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new EndMySessions(SessionId: null, SessionGuard.SessionOf(User), SessionEnd.EndedByPerson), cancellationToken);
        TempData["Notice"] = "You are signed out everywhere else.";
        return LocalRedirect("/account/sessions");
    }
}
