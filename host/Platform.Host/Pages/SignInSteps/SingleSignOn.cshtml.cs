using System.Security.Cryptography;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Platform.Host.People;
using Platform.Host.SignIn;
using Platform.Host.SignIn.SingleSignOn;
using Platform.Host.SignIn.Sessions;

namespace Platform.Host.Pages.SignInSteps;

internal sealed partial class SingleSignOnModel(
    OpenIdConnectClient provider,
    IOptions<SingleSignOnOptions> configured,
    IDataProtectionProvider protection,
    IMediator mediator,
    UserManager<User> users,
    SignInFlow flow,
    SignInCookies cookies,
    ILogger<SingleSignOnModel> logger) : PageModel
{
    private const string AnswerStep = "answer";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Platform.Host.SingleSignOn").ToTimeLimitedDataProtector();
    private readonly SingleSignOnOptions options = configured.Value;

    public string Sentence { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? step, string? returnUrl, string? code, string? state, string? iss, string? error, CancellationToken cancellationToken)
    {
        if (!options.IsOn || step is not (null or AnswerStep))
            return NotFound();
        try
        {
            return step is null ? await BeginAsync(returnUrl, cancellationToken) : await FinishAsync(code, state, iss, error, cancellationToken);
        }
        catch (Exception exception) when (exception is SignOnException or InvalidOperationException or HttpRequestException or IOException)
        {
            LogRefusal(exception);
            return Refuse($"Something went wrong between this service and {options.DisplayName}. Try again. If it happens again, tell your IT team when it was.");
        }
    }

    private async Task<IActionResult> BeginAsync(string? returnUrl, CancellationToken cancellationToken)
    {
        var (url, attempt) = await provider.BeginAsync($"{Request.Scheme}://{Request.Host}/sign-in/single-sign-on/{AnswerStep}", this.SafeReturnUrl(returnUrl), cancellationToken);
        Response.Cookies.Append(cookies.SingleSignOn, protector.Protect(JsonSerializer.Serialize(attempt), Longest), cookies.Options(Longest));
        return Redirect(url);
    }

    private async Task<IActionResult> FinishAsync(string? code, string? state, string? issuer, string? error, CancellationToken cancellationToken)
    {
        // Each attempt is answered once.
        var kept = Request.Cookies[cookies.SingleSignOn];
        Response.Cookies.Delete(cookies.SingleSignOn, cookies.Options(Longest));
        if (kept is null || Read(kept) is not { } attempt)
            return Refuse("It took too long, or your browser did not keep the cookie that signing in needs. Try again.");
        if (error is not null && state == attempt.State)
            return Refuse($"{char.ToUpperInvariant(options.DisplayName[0])}{options.DisplayName[1..]} did not let you in, or you stopped. Try again, or ask the people who run that account.");

        var person = await provider.FinishAsync(attempt, code, state, issuer, cancellationToken);
        var result = await mediator.Send(new SignInByProvider(person), cancellationToken);
        if (!result.Succeeded)
            return Refuse(result.Errors[0].Message);
        if (await users.FindByIdAsync(result.Value.ToString()) is not { } user || !flow.MayTry(user))
            return Refuse("Too many wrong attempts were made with your account here. Wait 15 minutes and try again.");

        var secondFactor = options.TrustsSecondFactor && person.List("amr").Contains("mfa");
        var progress = new SignInProgress(user, SignInMethod.SingleSignOn, secondFactor) { IdToken = person.IdToken };
        await flow.BeginAsync(progress);
        return LocalRedirect(await flow.NextAsync(progress, attempt.ReturnUrl, cancellationToken));
    }

    private SignOnAttempt? Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<SignOnAttempt>(protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private PageResult Refuse(string sentence)
    {
        Sentence = sentence;
        return Page();
    }

    [LoggerMessage(LogLevel.Warning, "Single sign-on failed.")]
    private partial void LogRefusal(Exception exception);
}
