using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Host.Tests.Faults;

/// <summary>
/// Two hosts share one PostgreSQL and are killed (SIGKILL) at random while they publish and handle. The long form, with
/// PLATFORM_TEST_FAULTS=1: 20,000 events over 500 streams, ten kills for each host, one of the kills a host that hangs instead.
/// </summary>
public sealed class TwoHostsTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("PLATFORM_TEST_FAULTS") == "1";

    private readonly ConcurrentDictionary<int, int> acknowledged = new();
    private readonly ConcurrentBag<LedgerProcess> hung = [];

    [Fact]
    public async Task Two_hosts_that_are_killed_again_and_again_lose_nothing_repeat_nothing_and_keep_every_stream_in_order()
    {
        var (kills, events, streams) = Long ? (10, 20_000, 500) : (1, 1_000, 50);
        await using var observer = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, options => options.With<LedgerModule>());
        await observer.InScopeAsync(services => services.GetRequiredService<LedgerDbContext>().GetService<IRelationalDatabaseCreator>().CreateTablesAsync());

        var clock = Stopwatch.StartNew();
        var last = await Task.WhenAll(LivesAsync(observer, "first", kills, events, streams, seed: 1), LivesAsync(observer, "second", kills, events, streams, seed: 2));
        try
        {
            while (await CountAsync(observer) < events)
                await last[0].NextAsync();
            foreach (var host in last)
                await host.EnoughAsync();
            var published = clock.Elapsed;
            while (await CountAsync(observer) is var there && (there != await HandledAsync(observer) || there != await CountAsync(observer)))
            {
                (clock.Elapsed - published).ShouldBeLessThan(TimeSpan.FromSeconds(120), "everything is handled by the hosts that are left");
                await Task.Delay(100);
            }

            TestContext.Current.TestOutputHelper?.WriteLine(
                $"Figure: {await HandledAsync(observer):N0} events over {streams} streams, two hosts killed {2 * kills} times in {clock.Elapsed.TotalSeconds:0} s; the last was handled {(clock.Elapsed - published).TotalSeconds:0.0} s after it was published.");
        }
        finally
        {
            foreach (var host in last.Concat(hung))
                host.Dispose();
        }

        await observer.InScopeAsync(ShouldBalanceAsync);
    }

    /// <summary>Lives and deaths of one host; the last life is returned.</summary>
    private async Task<LedgerProcess> LivesAsync(PlatformHost observer, string name, int kills, int events, int streams, int seed)
    {
        var random = new Random(seed);
        // About three counts a publication, two hosts.
        var share = events / 6 / (kills + 1);
        for (var life = 0; life < kills; life++)
        {
            var host = LedgerProcess.Start(observer.Database.ConnectionString, $"{name}-{life}", streams);
            for (var publications = random.Next(share / 2, share * 3 / 2); publications >= 0; publications--)
                Acknowledge(await host.NextAsync());
            await Task.Delay(random.Next(50));
            if (Long && life == kills / 2)
            {
                host.Hang();
                hung.Add(host);
            }
            else
            {
                host.Dispose();
            }
        }

        var last = LedgerProcess.Start(observer.Database.ConnectionString, $"{name}-{kills}", streams);
        Acknowledge(await last.NextAsync());
        return last;
    }

    private void Acknowledge((int Tally, int Number) said) => acknowledged.AddOrUpdate(said.Tally, said.Number, (_, before) => Math.Max(before, said.Number));

    private static Task<int> CountAsync(PlatformHost observer) => observer.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Outbox.CountAsync());

    private static Task<int> HandledAsync(PlatformHost observer)
        => observer.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Inbox.CountAsync(i => i.Consumer == "ledger" && i.Status == InboxStatus.Done));

    private async Task ShouldBalanceAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<LedgerDbContext>();
        var tallies = await db.Tallies.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Number);
        var log = await services.GetRequiredService<KernelDbContext>().Outbox.AsNoTracking().OrderBy(m => m.Position).Select(m => new { m.Position, m.StreamKey, m.StreamVersion }).ToListAsync();
        var entries = await db.Entries.AsNoTracking().ToListAsync();

        foreach (var (tally, number) in acknowledged)
            tallies.GetValueOrDefault(LedgerProcess.TallyId(tally)).ShouldBeGreaterThanOrEqualTo(number, "what was said to be saved is saved");
        log.Select(m => m.Position).ShouldBe(Enumerable.Range(1, log.Count).Select(n => (long?)n), "positions begin at 1 and have no gap");
        foreach (var stream in log.GroupBy(m => m.StreamKey))
            stream.Select(m => m.StreamVersion).ShouldBeInOrder();
        tallies.Values.Sum().ShouldBe(log.Count, "each change has its event and each event its change");
        entries.Count.ShouldBe(log.Count, "nothing is lost and nothing doubled");
        entries.Where(e => e.Number != e.Expected).ShouldBeEmpty("every stream was handled in its order");
        entries.Select(e => (e.TallyId, e.Number)).Distinct().Count().ShouldBe(entries.Count, "each event has one effect");
        entries.Select(e => e.Node.Split('-')[0]).Distinct().Order().ShouldBe(["first", "second"], ignoreOrder: false, "both worked");
    }
}
