using System.Diagnostics;
using System.Diagnostics.Metrics;
using Benchmarks.Measuring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Benchmarks.Events;

/// <summary>Events from the commit of a change to the commit of their effect, against the same rows written by hand.</summary>
internal sealed class EventBenchmark : IBenchmark
{
    private const int Events = 1000;
    private const int ManyStreams = 100;
    private const int Rounds = 5;

    public string Name => "events";

    public string Says => "events end to end, against the bare inserts and updates of the same rows; and how soon after a commit they are handled";

    public async Task RunAsync(Findings findings)
    {
        await MeasureAsync(findings, DatabaseKind.Sqlite);
        if (PostgreSqlCluster.WhyMissing is { } reason)
            Console.WriteLine($"  Left out on PostgreSQL: {reason}");
        else
            await MeasureAsync(findings, DatabaseKind.PostgreSql);
    }

    private static async Task MeasureAsync(Findings findings, DatabaseKind kind)
    {
        // Two databases from one template: each side finds tables of the same size, and neither handles the other's events.
        await using (var host = await StartAsync(kind, runsInBackground: false))
        await using (var other = await StartAsync(kind, runsInBackground: false))
        {
            await other.DrainAsync();
            await using var connection = await BareConnection.OpenAsync(other.Database);
            var bare = new BareEvents(connection);
            var (publish, deliver) = (new Sample(), new Sample());
            var (barePublish, bareDeliver) = (new Sample(), new Sample());
            for (var warmUp = 0; warmUp < 2; warmUp++)
            {
                await OursAsync(host, new(), new(), Events / 2);
                await BareAsync(bare, new(), new(), Events / 2);
            }

            // What autovacuum does in the first minute of a database's life.
            if (kind == DatabaseKind.PostgreSql)
            {
                await using var own = await BareConnection.OpenAsync(host.Database);
                await new Statement(own, "ANALYZE").ExecuteAsync(null);
                await new Statement(connection, "ANALYZE").ExecuteAsync(null);
            }

            var (ours, baseline) = await Sample.AlternateAsync(Rounds,
                _ => OursAsync(host, publish, deliver, Events),
                _ => BareAsync(bare, barePublish, bareDeliver, Events));
            var handled = await host.InScopeAsync(services => services.GetRequiredService<BenchDbContext>().Received.CountAsync());
            if (handled != Events * (Rounds + 1))
                throw new InvalidOperationException($"{Events * (Rounds + 1)} events were published and {handled} handled.");

            findings.Add(new Finding($"Events end to end, {kind}", Rate(ours), Rate(baseline), ours.Median / baseline.Median));
            findings.Add(new Finding($"  committed with their change, {kind}", Rate(publish), Rate(barePublish), publish.Median / barePublish.Median));
            findings.Add(new Finding($"  sequenced, pulled and handled, {kind}", Rate(deliver), Rate(bareDeliver), deliver.Median / bareDeliver.Median));
        }

        await using var running = await StartAsync(kind, runsInBackground: true);
        var latency = await LatencyAsync(running);
        findings.Add(new Finding($"From commit to handled, {kind}", Findings.Milliseconds(latency)));
    }

    private static string Rate(Sample sample) => $"{Findings.Number(Events / sample.Median * 1000)} a second";

    private static async Task OursAsync(PlatformHost host, Sample publish, Sample deliver, int events)
    {
        await publish.TimeAsync(async () =>
        {
            for (var number = 0; number < events; number++)
                await PublishAsync(host, number, number % ManyStreams);
        });
        await deliver.TimeAsync(host.DrainAsync);
    }

    private static async Task BareAsync(BareEvents bare, Sample publish, Sample deliver, int events)
    {
        await publish.TimeAsync(async () =>
        {
            for (var number = 0; number < events; number++)
                await bare.PublishAsync(number, number % ManyStreams);
        });
        await deliver.TimeAsync(bare.DeliverAsync);
    }

    public static Task PublishAsync(PlatformHost host, int number, int stream) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<BenchDbContext>();
        db.Items.Add(new Item(services.GetRequiredService<IGuidGenerator>().Create(), stream, number));
        await db.SaveChangesAsync();
    });

    /// <summary>One event at a time on a host that runs as in production; the bus counts an event once its effect is committed.</summary>
    private static async Task<Sample> LatencyAsync(PlatformHost host)
    {
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

        var latency = new Sample();
        for (var number = 0; number < 250; number++)
        {
            await PublishAsync(host, number, number % ManyStreams);
            var committed = Stopwatch.GetTimestamp();
            if (!await handled.WaitAsync(TimeSpan.FromSeconds(30)))
                throw new InvalidOperationException("An event was not handled within 30 seconds.");
            if (number >= 50)
                latency.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
            await Task.Delay(10);
        }

        return latency;
    }

    /// <param name="kind">Which database.</param>
    /// <param name="runsInBackground">As in production.</param>
    /// <param name="own">A database that the module has for itself.</param>
    public static async Task<PlatformHost> StartAsync(DatabaseKind kind, bool runsInBackground, TestDatabase? own = null)
    {
        var host = await PlatformHost.StartAsync(kind, options =>
        {
            options.With<BenchModule>();
            options.RunsInBackground = runsInBackground;
            if (own is not null)
                options.Settings["Modules:bench:Database:ConnectionString"] = own.ConnectionString;
        });
        await host.InScopeAsync(services => services.GetRequiredService<BenchDbContext>().GetService<IRelationalDatabaseCreator>().CreateTablesAsync());
        return host;
    }
}
