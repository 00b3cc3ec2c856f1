using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Platform.Host.People;
using Platform.Kernel.Settings;
using Platform.Web;

namespace Platform.Host.SignIn.Sessions;

/// <summary>
/// Asks with every request whether the session that the cookie names still stands: not ended, not idle too long, not too old,
/// and its person still here with the same password. Read anew every few seconds, so an end works mid-session on every node.
/// </summary>
internal sealed class SessionGuard(HostDbContext db, IMemoryCache cache, ISettingProvider settings, TimeProvider clock)
{
    /// <summary>The claim that names the session.</summary>
    public const string SessionClaim = "sid";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    public static Task ValidateAsync(CookieValidatePrincipalContext context)
        => context.HttpContext.RequestServices.GetRequiredService<SessionGuard>().ValidateCookieAsync(context);

    /// <summary>The session of a request; null for none, and for a program with a key.</summary>
    public static Guid? SessionOf(ClaimsPrincipal? person) => Guid.TryParse(person?.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>This node asks the database again at once.</summary>
    public void Forget(Guid sessionId) => cache.Remove(Key(sessionId));

    private async Task ValidateCookieAsync(CookieValidatePrincipalContext context)
    {
        var stopping = context.HttpContext.RequestAborted;
        if (SessionOf(context.Principal) is { } id && await FindAsync(id, stopping) is { } state && await StandsAsync(id, state, context.HttpContext, stopping))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task<bool> StandsAsync(Guid id, State state, HttpContext http, CancellationToken cancellationToken)
    {
        if (state.HasEnded)
            return false;
        if (!state.PersonStands)
            return await EndAsync(id, SessionEnd.StandingChanged, cancellationToken);

        var now = clock.GetUtcNow().UtcDateTime;
        var idle = TimeSpan.FromMinutes(await settings.GetAsync(SessionSettings.IdleMinutes, cancellationToken));
        var oldest = state.StartedUtc.AddMinutes(await settings.GetAsync(SessionSettings.LongestMinutes, cancellationToken));
        if (now >= oldest)
            return await EndAsync(id, SessionEnd.TimeLimit, cancellationToken);
        if (now - state.LastSeenUtc >= idle)
            return await EndAsync(id, SessionEnd.Idle, cancellationToken);

        var lastSeen = state.LastSeenUtc;
        if (now - lastSeen >= Coarse)
        {
            lastSeen = now;
            await db.Sessions.Where(s => s.Id == id && s.EndedUtc == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenUtc, now), cancellationToken);
            cache.Set(Key(id), state with { LastSeenUtc = now }, Fresh);
        }

        // What was not written down does not count: the page must warn before the session is really over.
        var idleEnd = lastSeen + idle;
        SessionTimeLimit.Set(http, (idleEnd < oldest ? idleEnd : oldest) - now);
        return true;
    }

    private async Task<State?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(Key(id), out State? known))
            return known;
        var state = await db.Sessions.AsNoTracking().Where(s => s.Id == id)
            .Join(db.Users, s => s.UserId, u => u.Id, (s, u) => new State(s.EndedUtc != null, u.IsActive && u.SecurityStamp == s.SecurityStamp, s.StartedUtc, s.LastSeenUtc))
            .SingleOrDefaultAsync(cancellationToken);
        return state is null ? null : cache.Set(Key(id), state, Fresh);
    }

    private async Task<bool> EndAsync(Guid id, SessionEnd because, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Sessions.Where(s => s.Id == id && s.EndedUtc == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedUtc, now).SetProperty(x => x.EndedBecause, because), cancellationToken);
        Forget(id);
        return false;
    }

    private static (string, Guid) Key(Guid sessionId) => (nameof(Session), sessionId);

    private sealed record State(bool HasEnded, bool PersonStands, DateTime StartedUtc, DateTime LastSeenUtc);
}
