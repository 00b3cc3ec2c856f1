using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Host.SignIn;
using Platform.Host.SignIn.SecondFactors;
using Platform.Host.SignIn.Sessions;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

internal sealed class PersonSignInModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PersonSignIn Person { get; private set; } = null!;

    public Guid? Current => SessionGuard.SessionOf(User);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetSignInOf(Id), cancellationToken) is not { } person)
            return NotFound();
        Person = person;
        return Page();
    }

    public Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken) => DoAsync(new UnlockPerson(Id), "They can try again now.", cancellationToken);

    public Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken cancellationToken)
        => DoAsync(new EndSessionsOf(Id, session, Reason: null), "The session is ended.", cancellationToken);

    public Task<IActionResult> OnPostEndAllAsync(CancellationToken cancellationToken)
        => DoAsync(new EndSessionsOf(Id, SessionId: null, Reason: null), "Their sessions are ended.", cancellationToken);

    public Task<IActionResult> OnPostResetAsync(CancellationToken cancellationToken)
        => DoAsync(new ResetSecondFactor(Id, Reason), "Their second factor is reset. They set up another when they sign in next.", cancellationToken);

    private async Task<IActionResult> DoAsync(IRequest<Kernel.Application.Result> command, string notice, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(command, cancellationToken);
        if (!ModelState.Accepts(result, prefix: null))
            return await OnGetAsync(cancellationToken);
        TempData["Notice"] = notice;
        return LocalRedirect($"/administration/people/{Id}/sign-in");
    }
}
