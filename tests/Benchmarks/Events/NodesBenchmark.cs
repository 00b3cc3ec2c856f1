using System.Diagnostics;
using System.Globalization;
using System.Diagnostics.Metrics;
using Benchmarks.Measuring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Benchmarks.Events;

/// <summary>
/// What a second node adds, on one PostgreSQL. The handler waits 20 ms beside its row: on a small machine two hosts would otherwise
/// only share its processor, while a real handler waits for its own statements and a real second node brings a processor along.
/// Both hosts are in this process.
/// </summary>
internal sealed class NodesBenchmark : IBenchmark
{
    private const int Events = 1000;
    private const int Streams = 320;
    private const int Rounds = 3;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

    public string Name => "nodes";

    public string Says => "two nodes against one on one PostgreSQL, with a handler that waits 20 ms; and how soon a commit on the one that does not order events is handled";

    public async Task RunAsync(Findings findings)
    {
        if (PostgreSqlCluster.WhyMissing is { } reason)
        {
            Console.WriteLine($"  Left out: {reason}");
            return;
        }

        await using var first = await StartAsync("first", database: null);
        await first.InScopeAsync(services => services.GetRequiredService<BenchDbContext>().GetService<IRelationalDatabaseCreator>().CreateTablesAsync());
        var (one, two, latency) = (new Sample(), new Sample(), new Sample());
        await HandleAsync(first, new Sample(), []);
        for (var round = 0; round < Rounds; round++)
        {
            await HandleAsync(first, one, ["first"]);
            await using var second = await StartAsync("second", first.Database);
            await UntilTwoAsync(second);
            await HandleAsync(first, two, ["first", "second"]);
            if (round == Rounds - 1)
                await LatencyAsync(first, second, latency);
        }

        findings.Add(new Finding("Two nodes, handler of 20 ms", Rate(two), $"{Rate(one)} (one node)", two.Median / one.Median));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Two nodes handle {one.Median / two.Median:0.00} times what one does."));
        findings.Add(new Finding("From commit on a second node to handled", Findings.Milliseconds(latency)));
    }

    private static string Rate(Sample sample) => $"{Findings.Number(Events / sample.Median * 1000)} a second";

    private static Task<PlatformHost> StartAsync(string name, TestDatabase? database) => PlatformHost.StartAsync(DatabaseKind.PostgreSql, options =>
    {
        options.With<BenchModule>();
        options.RunsInBackground = true;
        options.Settings["EventBus:NodeName"] = name;
        options.Database = database;
        options.ConfigureServices = services => services.AddSingleton(new HandlerPace { Wait = Wait });
    });

    /// <summary>From the first commit to the last effect.</summary>
    private static async Task HandleAsync(PlatformHost host, Sample sample, string[] nodes)
    {
        var before = await DoneAsync(host);
        await sample.TimeAsync(async () =>
        {
            for (var number = 0; number < Events; number += 100)
                await PublishAsync(host, number, 100);
            while (await DoneAsync(host) < before + Events)
                await Task.Delay(10);
        });
        if (nodes.Length == 0)
            return;
        var worked = await host.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Inbox
            .Where(i => i.Position > before).Select(i => i.HandledBy).Distinct().ToListAsync());
        if (!worked.Order().SequenceEqual(nodes))
            throw new InvalidOperationException($"{string.Join(" and ", worked)} handled, and not {string.Join(" and ", nodes)}.");
    }

    private static async Task LatencyAsync(PlatformHost first, PlatformHost second, Sample latency)
    {
        first.Services.GetRequiredService<HandlerPace>().Wait = second.Services.GetRequiredService<HandlerPace>().Wait = TimeSpan.Zero;
        var handled = new SemaphoreSlim(0);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "Platform.EventBus", Name: "platform.events.handled" })
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => handled.Release());
        listener.Start();
        for (var number = 0; number < 150; number++)
        {
            await PublishAsync(second, number, 1);
            var committed = Stopwatch.GetTimestamp();
            if (!await handled.WaitAsync(TimeSpan.FromSeconds(30)))
                throw new InvalidOperationException("An event was not handled within 30 seconds.");
            if (number >= 30)
                latency.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
            await Task.Delay(10);
        }

        first.Services.GetRequiredService<HandlerPace>().Wait = Wait;
    }

    private static Task PublishAsync(PlatformHost host, int from, int many) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<BenchDbContext>();
        var guids = services.GetRequiredService<IGuidGenerator>();
        for (var number = from; number < from + many; number++)
            db.Items.Add(new Item(guids.Create(), number % Streams, number));
        await db.SaveChangesAsync();
    });

    private static Task<int> DoneAsync(PlatformHost host)
        => host.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Inbox.CountAsync(i => i.Consumer == "bench" && i.Status == InboxStatus.Done));

    private static async Task UntilTwoAsync(PlatformHost host)
    {
        while (await host.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Nodes.CountAsync()) < 2)
            await Task.Delay(50);
        // Both have read that there are two.
        await Task.Delay(1000);
    }
}
