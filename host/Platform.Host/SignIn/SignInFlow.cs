using System.Diagnostics;
using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Platform.Host.People;
using Platform.Host.SignIn.Limits;
using Platform.Host.SignIn.Passwords;
using Platform.Host.SignIn.SecondFactors;
using Platform.Host.SignIn.Sessions;
using Platform.Host.SignIn.SingleSignOn;
using Platform.Kernel.Security;

namespace Platform.Host.SignIn;

/// <summary>
/// The steps of signing in. After the first (a password, or the answer of a provider) a short-lived cookie says who it is; it
/// opens nothing but the next step. The session begins when no step is left.
/// </summary>
internal sealed class SignInFlow(IHttpContextAccessor http, UserManager<User> users, AuthenticatorApps factors, IMediator mediator, UserAccessReader access, CurrentUser currentUser, AddressLockOut addresses, TimeProvider clock)
{
    /// <summary>The scheme of the cookie between two steps.</summary>
    public const string ProgressScheme = "SignInProgress";

    public const string CodeStep = "/sign-in/code";
    public const string NewPasswordStep = "/sign-in/new-password";
    public const string SetUpStep = "/sign-in/second-factor";

    private const string StampClaim = "stamp";
    private const string MethodClaim = "method";
    private const string SecondFactorClaim = "second-factor";
    private const string IdTokenItem = "id_token";

    /// <summary>A refusal takes at least this long, so that its time does not tell which of its reasons it has.</summary>
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(250);

    private static readonly User Stranger = new() { UserName = "", NormalizedUserName = "", DisplayName = "" };

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");

    /// <summary>The person of this name and password; null for every reason not to let them in, after the same work and time.</summary>
    public async Task<User?> CheckPasswordAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var user = userName.Length <= 200 ? await users.FindByNameAsync(userName) : null;
        var known = user is { PasswordHash: not null };
        if (password.Length > PasswordRules.Longest)
            password = password[..PasswordRules.Longest] + '\n';
        if (!known)
            users.PasswordHasher.HashPassword(Stranger, password);
        if (known && await users.CheckPasswordAsync(user!, password) && MayTry(user!))
            return user;

        await RefuseAsync(user?.Id, began, cancellationToken);
        return null;
    }

    /// <summary>Counts a wrong code like a wrong password.</summary>
    public Task RefuseAsync(Guid? userId, CancellationToken cancellationToken) => RefuseAsync(userId, Stopwatch.GetTimestamp(), cancellationToken);

    /// <summary>They are here, and not locked out.</summary>
    public bool MayTry(User user) => user.IsActive && !(user.LockoutEndUtc > clock.GetUtcNow().UtcDateTime);

    /// <summary>The first step is done.</summary>
    public Task BeginAsync(SignInProgress progress) => Context.SignInAsync(
        ProgressScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, progress.User.Id.ToString("D")),
                new Claim(StampClaim, progress.User.SecurityStamp),
                new Claim(MethodClaim, progress.Method.ToString()),
                new Claim(SecondFactorClaim, progress.SecondFactorDone ? "done" : ""),
            ], ProgressScheme)),
        Keep(progress.IdToken));

    /// <summary>Who is between two steps; null when nobody is, when it took too long, or when they may no longer try.</summary>
    public async Task<SignInProgress?> FindAsync()
    {
        if (await Context.AuthenticateAsync(ProgressScheme) is not { Succeeded: true, Principal: { } principal } found
            || await users.FindByIdAsync(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is not { } user
            || user.SecurityStamp != principal.FindFirstValue(StampClaim) || !MayTry(user))
            return null;
        return new SignInProgress(user, Enum.Parse<SignInMethod>(principal.FindFirstValue(MethodClaim)!), principal.FindFirstValue(SecondFactorClaim) == "done")
        {
            IdToken = IdTokenOf(found.Properties),
        };
    }

    /// <summary>What is left to do before the session begins; null for nothing.</summary>
    public async Task<string?> PendingStepAsync(SignInProgress progress, CancellationToken cancellationToken)
    {
        if (!progress.SecondFactorDone && await factors.IsSetUpAsync(progress.User.Id, cancellationToken))
            return CodeStep;
        if (progress.User.MustChangePassword && progress.Method == SignInMethod.Password)
            return NewPasswordStep;
        return !progress.SecondFactorDone && await factors.IsRequiredAsync(progress.User.Id, cancellationToken) ? SetUpStep : null;
    }

    /// <summary>Where the person goes now: to the next step, or signed in to where they wanted to go.</summary>
    /// <param name="progress">How far they are.</param>
    /// <param name="returnUrl">A local address.</param>
    /// <param name="cancellationToken">They have gone.</param>
    public async Task<string> NextAsync(SignInProgress progress, string returnUrl, CancellationToken cancellationToken)
    {
        if (await PendingStepAsync(progress, cancellationToken) is { } step)
            return step + QueryString.Create("returnUrl", returnUrl);
        await CompleteAsync(progress, cancellationToken);
        return returnUrl;
    }

    /// <summary>The person as they are after a step changed them.</summary>
    public async Task<User> ReloadAsync(User user) => await users.FindByIdAsync(user.Id.ToString()) ?? user;

    private async Task CompleteAsync(SignInProgress progress, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(progress.User.Id, cancellationToken) is { } person)
            currentUser.Become(person);
        var started = await mediator.Send(
            new StartSession(progress.User.Id, progress.Method, progress.SecondFactorDone, Context.Connection.RemoteIpAddress?.ToString(), BrowserFamily.Of(Context.Request.Headers.UserAgent), ProviderSessionOf(progress.IdToken)),
            cancellationToken);
        var session = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, progress.User.Id.ToString("D")),
                new Claim(SessionGuard.SessionClaim, started.Value.ToString("D")),
            ], IdentityConstants.ApplicationScheme);
        await Context.SignOutAsync(ProgressScheme);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(session), Keep(progress.IdToken));
    }

    /// <summary>The provider's token, which it wants back when the person signs out.</summary>
    public static string? IdTokenOf(AuthenticationProperties? properties) => properties?.Items.TryGetValue(IdTokenItem, out var token) == true ? token : null;

    // The token was checked when it came; from then on this service's own cookie protected it.
    private static string? ProviderSessionOf(string? idToken)
        => idToken is not null && new JsonWebToken(idToken) is var token && token.TryGetPayloadValue<string>("sid", out var sid) && sid is { Length: > 0 } ? ExternalLogin.IdOf(token.Issuer, sid) : null;

    private static AuthenticationProperties Keep(string? idToken)
    {
        var properties = new AuthenticationProperties();
        if (idToken is not null)
            properties.Items[IdTokenItem] = idToken;
        return properties;
    }

    private async Task RefuseAsync(Guid? userId, long began, CancellationToken cancellationToken)
    {
        await addresses.CountAsync(Context);
        await mediator.Send(new RefuseSignIn(userId), cancellationToken);
        var left = LeastTime - Stopwatch.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, cancellationToken);
    }
}

/// <summary>Somebody who has taken the first step.</summary>
internal sealed record SignInProgress(User User, SignInMethod Method, bool SecondFactorDone)
{
    /// <summary>The provider's token, where one vouched for them.</summary>
    public string? IdToken { get; init; }
}
