using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Host.Tests.Faults;

/// <summary>
/// The real program is killed (SIGKILL) in the middle of a rebuild, again and again, and the same command goes on with it. The
/// facts are then the same as those of a rebuild that nobody disturbed, and telling everything once more changes nothing.
/// </summary>
public sealed class KilledReplayTests
{
    private const int Events = 30_000;

    [Fact]
    public async Task A_rebuild_that_is_killed_again_and_again_ends_with_the_same_facts_and_duplicates_change_nothing()
    {
        var data = Directory.CreateTempSubdirectory("platform-replay-").FullName;
        (await RunAsync(data, "migrate")).Code.ShouldBe(0);
        (await RunAsync(data, "modules", "on", "all")).Code.ShouldBe(0);
        // Its first start makes it a reader of the log.
        await using (await ServedProgram.StartAsync(data))
            await Task.Delay(500);
        Fill(data);

        (await RunAsync(data, "events", "rebuild", "--module", "csp-reporting")).Output.ShouldContain("Nothing has been done. Add --yes to do it.");
        Facts(data).ShouldBeEmpty();
        var kills = 0;
        foreach (var share in (string[])["10%", "30%", "50%", "70%"])
            kills += await KillAtAsync(data, share, "events", "rebuild", "--module", "csp-reporting", "--yes") ? 1 : 0;
        kills.ShouldBeGreaterThan(1, "it was killed in the middle");
        var (code, output) = await RunAsync(data, "events", "rebuild", "--module", "csp-reporting", "--yes");
        code.ShouldBe(0, output);

        // Every event once: of each four, one notice with two drivers and three others.
        var facts = Facts(data);
        facts.ShouldBe([("case-closed", Events / 4), ("case-opened", Events / 4), ("knife-session", Events / 4), ("notice", Events / 4), ("notice-driver", Events / 2)]);

        (code, output) = await RunAsync(data, "events", "replay", "--module", "csp-reporting", "--yes", "--json");
        code.ShouldBe(0, output);
        output.ShouldContain($"\"told\": {Events}");
        Facts(data).ShouldBe(facts, "duplicates change nothing");

        (await RunAsync(data, "events", "replay", "--module", "csp-reporting", "--from", "last week")).Output.ShouldContain("'last week' is not a day. Write it like 2026-04-01.");
        (await RunAsync(data, "events", "replay", "--module", "nobody")).Code.ShouldBe(2);
        (await RunAsync(data, "events", "rebuild", "--module", "knife-crime", "--yes")).Output.ShouldContain("has no read model");
        Directory.Delete(data, recursive: true);
    }

    private static void Fill(string data)
    {
        using var connection = Open(data);
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO bus_Outbox (Id, Position, Name, Publisher, StreamKey, StreamVersion, OccurredUtc, Payload)
            VALUES ($id, $position, $name, $publisher, $stream, 1, '2026-01-01 09:00:00.000000', $payload)
            """;
        foreach (var name in (string[])["$id", "$position", "$name", "$publisher", "$stream", "$payload"])
            insert.Parameters.AddWithValue(name, null);
        for (var position = 1; position <= Events; position++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{position:X8}-0000-7000-8000-000000000000");
            var (name, payload) = (position % 4) switch
            {
                0 => ("case-management.partner-notice-recorded.v1", $$"""{"noticeId":"{{id}}","areaCode":"E06000030","agencyKind":"police","noticeKind":"arrest","happenedOn":"2025-11-12","drivers":["one","two"],"peopleNamed":1}"""),
                1 => ("case-management.case-opened.v1", $$"""{"caseId":"{{id}}","childId":"{{id}}","areaCode":"E06000030","caseType":"prevention","openedOn":"2025-11-12"}"""),
                2 => ("knife-crime.knife-session-delivered.v1", $$"""{"interventionId":"{{id}}","sessionId":"{{id}}","childId":"{{id}}","areaCode":"E06000030","deliveredOn":"2025-11-12","attended":true}"""),
                _ => ("case-management.case-closed.v1", $$"""{"caseId":"{{id}}","childId":"{{id}}","areaCode":"E06000030","caseType":"prevention","openedOn":"2025-11-12","closedOn":"2025-11-12","outcomeCode":"goals-met"}"""),
            };
            object[] values = [id, position, name, name.Split('.')[0], $"child/{position % 100}", payload];
            for (var i = 0; i < values.Length; i++)
                insert.Parameters[i].Value = values[i];
            insert.ExecuteNonQuery();
        }

        // As if every module had read it, and CSP reporting had lost what it made of it.
        using var move = connection.CreateCommand();
        move.CommandText = $"UPDATE bus_Consumer SET Position = {Events}";
        move.ExecuteNonQuery();
        transaction.Commit();
    }

    private static List<(string, long)> Facts(string data)
    {
        using var connection = Open(data);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Measure, count(*) FROM csp_Fact GROUP BY Measure ORDER BY Measure";
        using var reader = command.ExecuteReader();
        var facts = new List<(string, long)>();
        while (reader.Read())
            facts.Add((reader.GetString(0), reader.GetInt64(1)));
        return facts;
    }

    private static SqliteConnection Open(string data)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data, "platform.db")};Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }

    /// <returns>False when it had ended before it came so far.</returns>
    private static async Task<bool> KillAtAsync(string data, string share, params string[] arguments)
    {
        using var process = Process.Start(ServedProgram.Command(data, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(share, StringComparison.Ordinal))
                continue;
            process.Kill();
            await process.WaitForExitAsync();
            return true;
        }

        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
        return false;
    }

    private static async Task<(int Code, string Output)> RunAsync(string data, params string[] arguments)
    {
        using var process = Process.Start(ServedProgram.Command(data, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
