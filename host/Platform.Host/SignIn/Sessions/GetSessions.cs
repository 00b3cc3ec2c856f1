using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.Host.SignIn.Sessions;

/// <summary>Where the current person is signed in. Everybody may see their own, so no permission is named.</summary>
[AllowAnonymousRequest]
internal sealed record GetMySessions : IQuery<IReadOnlyList<SessionRow>>;

internal sealed record SessionRow(Guid Id, DateTime StartedUtc, DateTime LastSeenUtc, string? Address, string Browser, SignInMethod Method, bool HadSecondFactor);

internal sealed class GetMySessionsHandler(OpenSessions sessions, ICurrentUser currentUser) : IRequestHandler<GetMySessions, IReadOnlyList<SessionRow>>
{
    public async Task<IReadOnlyList<SessionRow>> Handle(GetMySessions request, CancellationToken cancellationToken)
        => currentUser.Id is { } id ? await sessions.OfAsync(id, cancellationToken) : [];
}

/// <summary>Sessions that stand: those that are idle too long are over, though nobody has come to be told so.</summary>
internal sealed class OpenSessions(HostDbContext db, ISettingProvider settings, TimeProvider clock)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<SessionRow>> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var seenAfter = now.AddMinutes(-await settings.GetAsync(SessionSettings.IdleMinutes, cancellationToken));
        var startedAfter = now.AddMinutes(-await settings.GetAsync(SessionSettings.LongestMinutes, cancellationToken));
        return await db.Sessions.AsNoTracking()
            .Where(s => s.UserId == userId && s.EndedUtc == null && s.LastSeenUtc > seenAfter && s.StartedUtc > startedAfter)
            .OrderByDescending(s => s.LastSeenUtc).ThenBy(s => s.Id)
            .Take(Most)
            .Select(s => new SessionRow(s.Id, s.StartedUtc, s.LastSeenUtc, s.Address, s.Browser, s.Method, s.HadSecondFactor))
            .ToListAsync(cancellationToken);
    }
}
