using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Platform.Host.People;
using Platform.Kernel.Security;

namespace Platform.Host.SignIn.ApiClients;

/// <summary>
/// <c>Authorization: Bearer KEY</c> under <c>/api</c>. The client is then the current "person" of the request, with the agency,
/// areas and permissions that it was given, so every check and the audit trail treat it like one.
/// </summary>
internal sealed class ApiClientHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, HostDbContext db, IMemoryCache cache, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string Bearer = "Bearer ";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    /// <summary>The request is a program's: it brings a key, or should.</summary>
    public static bool IsMeant(HttpContext context)
        => context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the program of this request may do; null when no program asks.</summary>
    public static UserAccess? AccessOf(HttpContext context) => context.Items[typeof(ApiClientHandler)] as UserAccess;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var key = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (ApiKey.PrefixOf(key) is not { } prefix || await FindAsync(prefix) is not { } client || !ApiKey.Fits(key, client.KeyHash))
            return AuthenticateResult.Fail("The key is not known.");
        var now = clock.GetUtcNow().UtcDateTime;
        if (client.IsRevoked || DateOnly.FromDateTime(now) > client.ExpiresOn)
            return AuthenticateResult.Fail("The key works no more.");

        if (!(now - client.LastUsedUtc < Coarse))
        {
            await db.ApiClients.Where(c => c.Id == client.Access.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.LastUsedUtc, now), Context.RequestAborted);
            cache.Set(Key(prefix), client with { LastUsedUtc = now }, Fresh);
        }

        Context.Items[typeof(ApiClientHandler)] = client.Access;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, client.Access.Id.ToString("D"))], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private async Task<Known?> FindAsync(string prefix)
    {
        if (cache.TryGetValue(Key(prefix), out Known? known))
            return known;
        var client = await db.ApiClients.AsNoTracking().Include(c => c.Permissions).Include(c => c.Areas).AsSplitQuery().SingleOrDefaultAsync(c => c.KeyPrefix == prefix, Context.RequestAborted);
        if (client is null)
            return null;
        var access = new UserAccess(client.Id, $"{client.Name} (program)", client.AgencyCode, client.HasAllAreas, client.Areas.Select(a => a.AreaCode).ToList(), client.Permissions.Select(p => p.Permission).ToHashSet(StringComparer.Ordinal));
        return cache.Set(Key(prefix), new Known(access, client.KeyHash, client.RevokedUtc is not null, client.ExpiresOn, client.LastUsedUtc), Fresh);
    }

    private static (Type, string) Key(string prefix) => (typeof(ApiClientHandler), prefix);

    private sealed record Known(UserAccess Access, string KeyHash, bool IsRevoked, DateOnly ExpiresOn, DateTime? LastUsedUtc);
}
