using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Host.People;

namespace Platform.Host.SignIn.Limits;

/// <summary>
/// Counts wrong attempts by address, which finds who tries one password on many accounts. Counted in the database, so that it holds on
/// every node and after a restart: an attempt that fails is rare, and costs one statement more.
/// </summary>
internal sealed class AddressLockOut(IServiceScopeFactory scopes, IOptions<RateLimitOptions> options, TimeProvider clock)
{
    public async Task<bool> IsClosedAsync(HttpContext context)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (id, now, most) = (IdOf(context), clock.GetUtcNow().UtcDateTime, options.Value.FailedSignInsPerAddress);
        return await scope.ServiceProvider.GetRequiredService<HostDbContext>().FailedAddresses.AnyAsync(f => f.Id == id && f.UntilUtc > now && f.Failures >= most, context.RequestAborted);
    }

    /// <summary>One more. Counted also when the sender has gone.</summary>
    public async Task CountAsync(HttpContext context)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDbContext>();
        var (id, now) = (IdOf(context), clock.GetUtcNow().UtcDateTime);
        if (await AddAsync(db, id, now) || await StartAnewAsync(db, id, now))
            return;
        try
        {
            db.FailedAddresses.Add(new FailedAddress { Id = id, Failures = 1, UntilUtc = now + LockOut.For });
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Another attempt from there was the first at the same instant.
            await AddAsync(db, id, now);
        }
    }

    private static async Task<bool> AddAsync(HostDbContext db, string id, DateTime now)
        => await db.FailedAddresses.Where(f => f.Id == id && f.UntilUtc > now).ExecuteUpdateAsync(f => f.SetProperty(x => x.Failures, x => x.Failures + 1)) > 0;

    private static async Task<bool> StartAnewAsync(HostDbContext db, string id, DateTime now)
        => await db.FailedAddresses.Where(f => f.Id == id && f.UntilUtc <= now).ExecuteUpdateAsync(f => f.SetProperty(x => x.Failures, 1).SetProperty(x => x.UntilUtc, now + LockOut.For)) > 0;

    // The address itself is kept nowhere.
    private static string IdOf(HttpContext context) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RateLimits.SenderOf(context))));
}

/// <summary>From one address somebody failed to sign in so many times, <c>host_FailedAddress</c>.</summary>
internal sealed class FailedAddress
{
    /// <summary>A hash of the sender.</summary>
    public required string Id { get; init; }

    public int Failures { get; set; }

    /// <summary>Then it is forgotten.</summary>
    public DateTime UntilUtc { get; set; }
}
