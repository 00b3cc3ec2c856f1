using System.Diagnostics;
using System.Globalization;
using Benchmarks.Events;
using Benchmarks.Measuring;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Demonstration;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus.Transports;
using Platform.Testing;

namespace Benchmarks.Scaling;

/// <summary>
/// The arithmetic of docs/scaling.md: what one child on the record makes in events, rows and bytes, measured from the demonstration's
/// stories, which are real requests; what follows for one partnership and for many; and a simulation of a partnership's year that
/// shows whether the sum is right.
/// </summary>
internal sealed class ScalingBenchmark : IBenchmark
{
    /// <summary>What is assumed about a partnership; everything else is measured. Change it for yours.</summary>
    private const int ChildrenAYear = 400;
    private const int WorkingDays = 250;

    /// <summary>The busiest minute against the mean minute of a working day of eight hours.</summary>
    private const int Peak = 20;

    public string Name => "scaling";

    public string Says => "what a child on the record makes in events, rows and bytes, and what follows for one partnership and for many";

    public async Task RunAsync(Findings findings)
    {
        var per = await MeasureAsync();
        findings.Add(new Finding("Events for each child on the record", per.Events.ToString("0.0", CultureInfo.InvariantCulture)));
        findings.Add(new Finding("  inbox rows", per.Inbox.ToString("0.0", CultureInfo.InvariantCulture)));
        findings.Add(new Finding("  audit entries", per.Audit.ToString("0.0", CultureInfo.InvariantCulture)));
        findings.Add(new Finding("  kilobytes of the log and the inboxes", Findings.Number(per.LogBytes / 1024)));
        findings.Add(new Finding("  kilobytes of everything", Findings.Number(per.Bytes / 1024)));

        var rate = await ThroughputAsync();
        findings.Add(new Finding("Events that one node on SQLite carries end to end", $"{Findings.Number(rate)} a second"));
        foreach (var (who, partnerships) in ((string, int)[])[("One partnership", 1), ("Ten", 10), ("A hundred", 100), ("Three hundred", 300)])
        {
            var children = (double)ChildrenAYear * partnerships;
            var events = children * per.Events;
            var busiest = events / WorkingDays / (8 * 60) * Peak / 60;
            findings.Add(new Finding(
                $"{who}: events a working day, in the busiest second",
                $"{Findings.Number(events / WorkingDays)}, {busiest.ToString("0.00", CultureInfo.InvariantCulture)}", $"{Findings.Number(rate)} a second carried", busiest / rate, "under 0.5", busiest / rate < 0.5));
            findings.Add(new Finding($"  streams, log rows and GB that are kept (400 days); GB of everything after ten years", string.Create(CultureInfo.InvariantCulture,
                $"{Findings.Number(children)}, {Findings.Number(events * 400 / 365)}, {children * per.LogBytes * 400 / 365 / 1e9:0.00}; {children * per.Bytes * 10 / 1e9:0.0}")));
        }

        await SimulateAsync(findings, per);
    }

    /// <summary>Plays the demonstration on the real host and counts.</summary>
    private static async Task<PerChild> MeasureAsync()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options =>
        {
            options.WithAllModules();
            options.ConfigureServices = DemonstrationStage.Register;
        });
        var empty = await SizeAsync(host.Database);
        await host.InScopeAsync(services => services.GetRequiredService<DemonstrationSeed>().RunAsync(new CommandRun(), CancellationToken.None));
        await host.DrainAsync();
        var counts = await host.InScopeAsync(async services =>
        {
            var kernel = services.GetRequiredService<KernelDbContext>();
            var children = await kernel.Outbox.Where(m => m.StreamKey.StartsWith("child/")).Select(m => m.StreamKey).Distinct().CountAsync();
            return (Children: (double)children, Events: await kernel.Outbox.CountAsync(), Inbox: await kernel.Inbox.CountAsync(), Audit: await kernel.Audit.CountAsync());
        });
        if (counts.Children == 0)
            throw new InvalidOperationException("The demonstration put no child on the record.");
        var bytes = await SizeAsync(host.Database) - empty;
        var log = await SizeAsync(host.Database, "bus_Outbox", "bus_Inbox");
        return new PerChild(counts.Events / counts.Children, counts.Inbox / counts.Children, counts.Audit / counts.Children, log / counts.Children, bytes / counts.Children);
    }

    private static async Task<double> ThroughputAsync()
    {
        const int events = 1000;
        await using var host = await EventBenchmark.StartAsync(DatabaseKind.Sqlite, runsInBackground: false);
        await EventBenchmark.PublishAsync(host, 0, 0);
        await host.DrainAsync();
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < events; number++)
            await EventBenchmark.PublishAsync(host, number, number % 100);
        await host.DrainAsync();
        return events / clock.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// A year of one partnership, in the log of a workstream that has a database of its own: as many events as the sum says, in as many
    /// streams, through the log, the bridge and the handler. Is the file as large as the sum says, and does the year fit into its peaks?
    /// </summary>
    private static async Task SimulateAsync(Findings findings, PerChild per)
    {
        var events = (int)(ChildrenAYear * per.Events);
        await using var own = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await EventBenchmark.StartAsync(DatabaseKind.Sqlite, runsInBackground: false, own);
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < events;)
        {
            // A few at a time, as a day brings them.
            for (var some = 0; some < 200 && number < events; some++, number++)
                await EventBenchmark.PublishAsync(host, number, number % ChildrenAYear);
            await host.DrainAsync();
        }

        var took = clock.Elapsed;
        var buses = host.Services.GetRequiredService<DatabaseBuses>();
        var (home, there) = (await CountAsync(buses.Platform), await CountAsync(buses.All[1]));
        if (home != events || there != events)
            throw new InvalidOperationException($"{events} events were published, the platform's log holds {home} and the other {there}.");
        var bytes = await SizeAsync(own, "bus_Outbox", "bus_Inbox") / events;
        findings.Add(new Finding("A partnership's year, simulated: events through two logs and the bridge", $"{Findings.Number(events)} in {Findings.Number(took.TotalSeconds)} s", "the busiest minute of the sum, kept up all year",
            took.TotalSeconds / (WorkingDays * 8 * 3600.0 / Peak), "under 1", took.TotalSeconds < WorkingDays * 8 * 3600.0 / Peak));
        findings.Add(new Finding("  bytes of log and inbox for each event and reader", Findings.Number(bytes), $"{Findings.Number(per.LogBytes / per.Events)} in the demonstration, with {Findings.Number(per.Inbox / per.Events)} readers"));

        static Task<int> CountAsync(DatabaseBus bus) => bus.InKernelAsync(kernel => kernel.Outbox.CountAsync());
    }

    /// <summary>Bytes of a SQLite file without its free pages; or of some of its tables with their indexes, by what is left without them.</summary>
    private static async Task<long> SizeAsync(TestDatabase database, params string[] tables)
    {
        var copy = Path.Combine(Path.GetTempPath(), $"platform-size-{Guid.NewGuid():N}.db");
        await using (var connection = new SqliteConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            await ExecuteAsync(connection, $"VACUUM INTO '{copy}'");
        }

        var whole = new FileInfo(copy).Length;
        await using (var connection = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            await connection.OpenAsync();
            foreach (var table in tables)
                await ExecuteAsync(connection, $"DELETE FROM \"{table}\"");
            await ExecuteAsync(connection, "VACUUM");
        }

        var left = new FileInfo(copy).Length;
        File.Delete(copy);
        return tables.Length == 0 ? whole : whole - left;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private sealed record PerChild(double Events, double Inbox, double Audit, double LogBytes, double Bytes);
}
