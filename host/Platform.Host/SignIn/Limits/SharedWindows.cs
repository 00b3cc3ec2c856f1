using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;

namespace Platform.Host.SignIn.Limits;

/// <summary>
/// How often each sender asked in the current minute: here, and on the other nodes as far as they have said. A request looks in memory
/// alone. Once a second the nodes tell each other, by rows of their own, of senders who have used a twentieth of what they may; so what
/// everybody does every day costs no statement, and who asks without end is held back as if there were one node, a second late.
/// </summary>
internal sealed class SharedWindows(TimeProvider clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, SharedWindow> open = new(StringComparer.Ordinal);

    /// <summary>This node, for as long as it runs.</summary>
    public string Node { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public RateLimiter Open(string key, int permits)
    {
        var window = new SharedWindow(IdOf(key), permits, clock, closed => open.TryRemove(new KeyValuePair<string, SharedWindow>(closed.Id, closed)));
        open[window.Id] = window;
        return window;
    }

    /// <summary>Tells the other nodes, and hears from them.</summary>
    /// <returns>How many senders were told of.</returns>
    public async Task<int> ExchangeAsync(HostDbContext db, CancellationToken cancellationToken)
    {
        var minute = SharedWindow.MinuteOf(clock);
        var busy = open.Values.Select(w => (Window: w, Own: w.OwnIn(minute))).Where(w => w.Own >= w.Window.WorthTelling).ToList();
        if (busy.Count == 0)
            return 0;
        var ids = busy.ConvertAll(b => b.Window.Id);
        var mine = await db.SharedCounts.Where(c => c.Node == Node && c.Minute == minute && ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        foreach (var (window, own) in busy)
        {
            if (mine.TryGetValue(window.Id, out var row))
                row.Count = own;
            else
                db.SharedCounts.Add(new SharedCount { Id = window.Id, Node = Node, Minute = minute, Count = own });
        }

        await db.SaveChangesAsync(cancellationToken);
        var others = await db.SharedCounts.AsNoTracking().Where(c => c.Node != Node && c.Minute == minute && ids.Contains(c.Id))
            .GroupBy(c => c.Id).Select(g => new { g.Key, Count = g.Sum(c => c.Count) }).ToDictionaryAsync(c => c.Key, c => c.Count, cancellationToken);
        foreach (var (window, _) in busy)
            window.Hear(minute, others.GetValueOrDefault(window.Id));
        await db.SharedCounts.Where(c => c.Minute < minute - 1).ExecuteDeleteAsync(cancellationToken);
        return busy.Count;
    }

    // A sender is an address or a person: the database is told of neither.
    private static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>One sender's minute.</summary>
internal sealed class SharedWindow(string id, int permits, TimeProvider clock, Action<SharedWindow> closed) : RateLimiter
{
    private readonly Lock gate = new();
    private long minute = MinuteOf(clock);
    private int own;
    private int others;

    public string Id { get; } = id;

    /// <summary>Fewer are not worth a statement.</summary>
    public int WorthTelling { get; } = Math.Max(1, permits / 20);

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate)
                return MinuteOf(clock) == minute ? null : TimeSpan.FromMinutes(MinuteOf(clock) - minute);
        }
    }

    public static long MinuteOf(TimeProvider clock) => clock.GetUtcNow().UtcTicks / SharedWindows.Length.Ticks;

    public int OwnIn(long now)
    {
        lock (gate)
            return minute == now ? own : 0;
    }

    public void Hear(long now, int count)
    {
        lock (gate)
            if (minute == now)
                others = count;
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        var now = MinuteOf(clock);
        lock (gate)
        {
            if (minute != now)
                (minute, own, others) = (now, 0, 0);
            if (own + others + permitCount <= permits)
            {
                own += permitCount;
                return Lease.Granted;
            }
        }

        return new Lease(TimeSpan.FromTicks((now + 1) * SharedWindows.Length.Ticks - clock.GetUtcNow().UtcTicks));
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => ValueTask.FromResult(AttemptAcquireCore(permitCount));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            closed(this);
        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        closed(this);
        return base.DisposeAsyncCore();
    }

    private sealed class Lease(TimeSpan? after) : RateLimitLease
    {
        public static Lease Granted { get; } = new(null);

        public override bool IsAcquired => after is null;

        public override IEnumerable<string> MetadataNames => after is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = after is { } wait && metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}

/// <summary>How often one sender asked one node in one minute, <c>host_SharedCount</c>. Gone two minutes later.</summary>
internal sealed class SharedCount
{
    /// <summary>A hash of what the limit is for.</summary>
    public required string Id { get; init; }

    public required string Node { get; init; }

    /// <summary>Minutes since the beginning of the calendar.</summary>
    public required long Minute { get; init; }

    public int Count { get; set; }
}

/// <summary>Exchanges once a second. Not on the embedded database, which one process alone has open.</summary>
internal sealed partial class SharedWindowsExchange(SharedWindows windows, IServiceScopeFactory scopes, ILogger<SharedWindowsExchange> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await windows.ExchangeAsync(scope.ServiceProvider.GetRequiredService<HostDbContext>(), stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Until the next second each node counts for itself.
                LogFailure(exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The nodes could not tell each other how often they were asked: {Failure}.")]
    private partial void LogFailure(string failure);
}
