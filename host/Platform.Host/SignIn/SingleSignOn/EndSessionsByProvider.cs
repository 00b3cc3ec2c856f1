using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Host.SignIn.Sessions;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.Host.SignIn.SingleSignOn;

/// <summary>
/// Somebody has signed out at the provider: what began there ends here, one session where the provider names it, otherwise all of that
/// person's. The provider sends it and nobody is signed in, so no permission is named.
/// </summary>
[AllowAnonymousRequest]
[AuditedAs("Signed out at the organisation’s account")]
internal sealed record EndSessionsByProvider(ProvenLogout Logout) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.Person;

    Guid? IAboutRecord.RecordId => null;

    /// <summary>Nothing about the person.</summary>
    public override string ToString() => nameof(EndSessionsByProvider);
}

internal sealed class EndSessionsByProviderHandler(HostDbContext db, SessionGuard guard, AfterCommit afterCommit, TimeProvider clock) : IRequestHandler<EndSessionsByProvider, Result>
{
    public async Task<Result> Handle(EndSessionsByProvider request, CancellationToken cancellationToken)
    {
        var logout = request.Logout;
        var tokenId = ExternalLogin.IdOf(logout.Issuer, logout.TokenId);
        if (await db.LogoutTokens.AnyAsync(t => t.Id == tokenId, cancellationToken))
            return Result.Failure("", "This logout_token was used before.");
        // Two at one instant meet at the key: one of them fails and the provider is told so.
        db.LogoutTokens.Add(new LogoutToken { Id = tokenId, UntilUtc = logout.UntilUtc });

        var sessions = db.Sessions.Where(s => s.EndedUtc == null && s.Method == SignInMethod.SingleSignOn);
        if (logout.SessionId is { } sid)
        {
            var session = ExternalLogin.IdOf(logout.Issuer, sid);
            sessions = sessions.Where(s => s.ProviderSession == session);
        }

        if (logout.Subject is { } subject)
        {
            var login = ExternalLogin.IdOf(logout.Issuer, subject);
            sessions = sessions.Where(s => db.ExternalLogins.Any(l => l.Id == login && l.UserId == s.UserId));
        }

        foreach (var session in await sessions.ToListAsync(cancellationToken))
        {
            session.EndedUtc = clock.GetUtcNow().UtcDateTime;
            session.EndedBecause = SessionEnd.SignedOutAtProvider;
            afterCommit.Add(() => guard.Forget(session.Id));
        }

        return Result.Success();
    }
}

/// <summary>A message of the provider that was acted on, <c>host_LogoutToken</c>: it is not acted on again while it would still hold.</summary>
internal sealed class LogoutToken
{
    /// <summary>A hash of the issuer and the token's own identifier.</summary>
    public required string Id { get; init; }

    public DateTime UntilUtc { get; init; }
}
