using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Platform.Host.SignIn.Limits;

/// <summary>
/// Counts wrong attempts by address, which finds who tries one password on many accounts. Kept in memory, for each node: it
/// holds back a guesser, and forgets everything when the node starts anew.
/// </summary>
internal sealed class AddressLockOut(IOptions<RateLimitOptions> options, TimeProvider clock)
{
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> senders = new(StringComparer.Ordinal);

    public bool IsClosed(HttpContext context)
        => senders.TryGetValue(RateLimits.SenderOf(context), out var seen) && seen.Until > clock.GetUtcNow() && seen.Failures >= options.Value.FailedSignInsPerAddress;

    public void Count(HttpContext context)
    {
        var now = clock.GetUtcNow();
        if (senders.Count >= Most)
            foreach (var (sender, seen) in senders)
                if (seen.Until <= now)
                    senders.TryRemove(sender, out _);
        senders.AddOrUpdate(RateLimits.SenderOf(context), _ => (1, now + LockOut.For), (_, seen) => seen.Until > now ? (seen.Failures + 1, seen.Until) : (1, now + LockOut.For));
    }
}
