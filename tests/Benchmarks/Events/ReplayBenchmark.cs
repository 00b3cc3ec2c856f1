using System.Diagnostics;
using System.Globalization;
using Benchmarks.Measuring;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Benchmarks.Events;

/// <summary>
/// A million kept events, told to CSP reporting again after its facts were emptied, against a bare bulk insert of the facts that come
/// of them; with the memory that it holds at the beginning and at the end. PLATFORM_BENCHMARK_EVENTS is another number of events.
/// </summary>
internal sealed class ReplayBenchmark(DatabaseKind kind) : IBenchmark
{
    private const string Module = "csp-reporting";

    /// <summary>Made once by hand and multiplied in the database.</summary>
    private const int Pattern = 10_000;

    private const string Headers = """{"traceParent":null,"causedBy":null,"userId":null}""";
    private static readonly DateTime Began = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly int events = int.Parse(Environment.GetEnvironmentVariable("PLATFORM_BENCHMARK_EVENTS") ?? "1000000", CultureInfo.InvariantCulture) / Pattern * Pattern;

    public string Name => kind == DatabaseKind.Sqlite ? "replay" : "replay-postgresql";

    public string Says => $"a million kept events told to CSP reporting again on {kind}, against a bare bulk insert of its facts; and whether memory grows";

    public async Task RunAsync(Findings findings)
    {
        if (kind == DatabaseKind.PostgreSql && PostgreSqlCluster.WhyMissing is { } reason)
        {
            Console.WriteLine($"  Left out on PostgreSQL: {reason}");
            return;
        }

        await using var host = await PlatformHost.StartAsync(kind, options => options.Modules = new HashSet<string> { Module });
        await host.DrainAsync();
        await using var connection = await BareConnection.OpenAsync(host.Database);
        await FillAsync(connection);
        var bare = await BareAsync(connection);

        await host.InScopeAsync(async services =>
        {
            var started = await services.GetRequiredService<EventLogAdministration>().RebuildAsync(Module, "It is measured.", CancellationToken.None);
            if (!started.Succeeded)
                throw new InvalidOperationException(started.Errors[0].Message);
        });
        var memory = new List<(int Percent, long Managed, long Resident)>();
        var clock = Stopwatch.StartNew();
        TimeSpan? emptied = null;
        await host.Services.GetRequiredService<Replayer>().RunAsync(Module, run =>
        {
            if (run.Phase == ReplayPhase.Telling)
                emptied ??= clock.Elapsed;
            if (memory.Count > 0 && run.Percent / 10 == memory[^1].Percent / 10 || run.Phase != ReplayPhase.Telling)
                return;
            memory.Add((run.Percent, GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet));
            Console.WriteLine($"    {run.Percent}%, {run.Told:N0} events, {run.Told / Math.Max(0.001, (clock.Elapsed - emptied!.Value).TotalSeconds):N0} a second, {memory[^1].Managed >> 20:N0} MiB managed, {memory[^1].Resident >> 20:N0} MiB held");
        }, goesOn: null, CancellationToken.None);
        var told = clock.Elapsed - emptied!.Value;
        var facts = await CountAsync(connection);
        if (facts != Facts(events))
            throw new InvalidOperationException($"{Facts(events):N0} facts should have come of it, and {facts:N0} did.");

        var (rate, bareRate) = (events / told.TotalSeconds, events / bare.TotalSeconds);
        findings.Add(new Finding($"{events:N0} events replayed into CSP reporting, {kind}", $"{rate:N0} a second", $"{bareRate:N0} a second", bareRate / rate));
        findings.Add(new Finding($"  its facts emptied before, {kind}", $"{emptied.Value.TotalSeconds:N1} s"));
        var (begin, end) = (memory[memory.Count > 1 ? 1 : 0], memory[^1]);
        findings.Add(new Finding($"  memory at {begin.Percent}% and at {end.Percent}%, {kind}", $"{begin.Managed >> 20}, {end.Managed >> 20} MiB managed; {begin.Resident >> 20}, {end.Resident >> 20} MiB held", Target: "the same"));
    }

    private static int Facts(int events) => events / 4 * 6;

    private async Task FillAsync(System.Data.Common.DbConnection connection)
    {
        var insert = new Statement(connection, """
            INSERT INTO "bus_Outbox" ("Id", "Position", "Name", "Publisher", "StreamKey", "StreamVersion", "OccurredUtc", "Payload", "Headers") VALUES (@0, @1, @2, @3, @4, 1, @5, @6, @7)
            """);
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            for (var position = 1; position <= Pattern; position++)
            {
                var (name, payload) = Event(position);
                await insert.ExecuteAsync(transaction, IdOf(position), (long)position, name, name.Split('.')[0], $"child/{position % 5000:x32}", Began.AddSeconds(position), payload, Headers);
            }

            await transaction.CommitAsync();
        }

        var id = kind == DatabaseKind.Sqlite
            ? """printf('%08X-0000-7000-8000-%012X', ("Position" + @0) / 1000, "Position" + @0)"""
            : """(lpad(to_hex(("Position" + @0) / 1000), 8, '0') || '-0000-7000-8000-' || lpad(to_hex("Position" + @0), 12, '0'))::uuid""";
        var copy = new Statement(connection, $"""
            INSERT INTO "bus_Outbox" ("Id", "Position", "Name", "Publisher", "StreamKey", "StreamVersion", "OccurredUtc", "Payload", "Headers")
            SELECT {id}, "Position" + @0, "Name", "Publisher", "StreamKey", "StreamVersion", "OccurredUtc", "Payload", "Headers" FROM "bus_Outbox" WHERE "Position" <= {Pattern} ORDER BY "Position"
            """);
        for (var offset = Pattern; offset < events; offset += Pattern)
            await copy.ExecuteAsync(null, (long)offset);
        await new Statement(connection, """UPDATE "bus_Consumer" SET "Position" = @0 WHERE "Name" IN ('$sequencer', 'csp-reporting')""").ExecuteAsync(null, (long)events);
    }

    /// <summary>The same facts by a prepared statement that finds nothing out, in as many transactions as the replay needs; they are what the replay then empties.</summary>
    private async Task<TimeSpan> BareAsync(System.Data.Common.DbConnection connection)
    {
        var insert = new Statement(connection, """INSERT INTO "csp_Fact" ("MessageId", "Ordinal", "Measure", "AreaCode", "HappenedOn", "Breakdown", "Amount") VALUES (@0, @1, @2, 'E06000030', @3, @4, NULL)""");
        object day = kind == DatabaseKind.Sqlite ? "2025-11-12" : new DateOnly(2025, 11, 12);
        var clock = Stopwatch.StartNew();
        for (var from = 1; from <= events; from += 500)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            for (var position = from; position < from + 500; position++)
            {
                var id = IdOf(position);
                string[] measures = (position % 4) switch { 0 => ["notice", "notice-driver", "notice-driver"], 1 => ["case-opened"], 2 => ["knife-session"], _ => ["case-closed"] };
                for (var ordinal = 0; ordinal < measures.Length; ordinal++)
                    await insert.ExecuteAsync(transaction, id, ordinal, measures[ordinal], day, "other");
            }

            await transaction.CommitAsync();
        }

        return clock.Elapsed;
    }

    /// <summary>In the order of the log, as the platform's own identifiers are.</summary>
    private object IdOf(long position)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{position / 1000:X8}-0000-7000-8000-{position:X12}");
        return kind == DatabaseKind.Sqlite ? id : Guid.Parse(id);
    }

    private static (string Name, string Payload) Event(int position)
    {
        var (child, other) = ($"{position % 5000:x8}-0000-4000-8000-000000000001", $"{position:x8}-0000-4000-8000-000000000002");
        return (position % 4) switch
        {
            0 => ("case-management.partner-notice-recorded.v1", $$"""{"noticeId":"{{other}}","areaCode":"E06000030","lsoaCode":null,"agencyKind":"police","noticeKind":"arrest","happenedOn":"2025-11-12","drivers":["peer-conflict","exploitation"],"peopleNamed":1}"""),
            1 => ("case-management.case-opened.v1", $$"""{"caseId":"{{other}}","childId":"{{child}}","areaCode":"E06000030","caseType":"prevention","openedOn":"2025-11-12"}"""),
            2 => ("knife-crime.knife-session-delivered.v1", $$"""{"interventionId":"{{other}}","sessionId":"{{other}}","childId":"{{child}}","areaCode":"E06000030","deliveredOn":"2025-11-12","attended":true}"""),
            _ => ("case-management.case-closed.v1", $$"""{"caseId":"{{other}}","childId":"{{child}}","areaCode":"E06000030","caseType":"prevention","openedOn":"2025-11-12","closedOn":"2025-11-12","outcomeCode":"goals-met"}"""),
        };
    }

    private static async Task<long> CountAsync(System.Data.Common.DbConnection connection)
    {
        await using var reader = await new Statement(connection, """SELECT count(*) FROM "csp_Fact" """).ReadAsync();
        await reader.ReadAsync();
        return reader.GetInt64(0);
    }
}
