using System.Diagnostics;
using System.Globalization;
using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>
/// What the bus costs, beside the bare statements it must make, on the same database in the same run. Explicit: the figures
/// are for people, and a noisy machine would make a limit lie.
/// </summary>
public sealed class ThroughputTests(ITestOutputHelper output)
{
    private const int Tickets = 200;
    private const int Moves = 10;
    private const int Events = Tickets * Moves;

    [Theory(Explicit = true), EachDatabase]
    public async Task Events_from_commit_to_effect_beside_the_bare_statements(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start([ProbeNode.Reader()], time: TimeProvider.System);
        await WarmUpAsync(node);

        var tickets = new List<Guid>();
        var publish = await TimeAsync(async () =>
        {
            for (var i = 0; i < Tickets; i++)
                tickets.Add(await node.OpenTicketAsync(Moves));
        });
        var log = await TimeAsync(() => MoveLogAsync(node));
        var handle = await TimeAsync(node.DrainAsync);
        (await node.ReadingsAsync()).Count.ShouldBeGreaterThanOrEqualTo(Events);
        var bare = await TimeAsync(() => HandleBareAsync(node, tickets));

        Report(kind, "published, 10 a save", publish);
        Report(kind, "sequenced and pulled", log);
        Report(kind, "handled", handle);
        Report(kind, "handled by bare statements", bare);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: sequence, pull and handle take {(log + handle) / bare:0.00} times the bare handling"));
    }

    [Theory(Explicit = true)]
    [EachDatabase(1)]
    [EachDatabase(3)]
    public async Task The_time_from_a_commit_to_its_effect(DatabaseKind kind, int consumers)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start(new[] { ProbeNode.Reader(), ProbeNode.Other(), ProbeNode.Actor() }.Take(consumers), time: TimeProvider.System);
        await WarmUpAsync(node);
        var handled = new TaskCompletionSource();
        await node.Pump.StartAsync(CancellationToken.None);
        await Task.Delay(1000);

        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var left = consumers;
            handled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            node.Behaviour.After = (_, _) =>
            {
                if (Interlocked.Decrement(ref left) == 0)
                    handled.SetResult();
            };
            await node.OpenTicketAsync();
            var committed = Stopwatch.GetTimestamp();
            await handled.Task;
            times.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
            await Task.Delay(20);
        }

        await node.Pump.StopAsync(CancellationToken.None);
        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}, {consumers} consumers: half within {times[100]:0.0} ms, 95 of 100 within {times[190]:0.0} ms, the slowest {times[^1]:0.0} ms"));
    }

    private static async Task WarmUpAsync(ProbeNode node)
    {
        for (var i = 0; i < 20; i++)
        {
            await node.OpenTicketAsync(2);
            await node.DrainAsync();
        }
    }

    private static async Task<bool> MoveLogAsync(ProbeNode node)
    {
        var sequencer = node.Services.GetRequiredService<Sequencer>();
        var puller = node.Services.GetRequiredService<Puller>();
        while ((await sequencer.SequenceAsync(CancellationToken.None)).Sequenced > 0)
        {
        }

        while ((await puller.PullAsync(["probe-reader"], areShared: false, CancellationToken.None)).HasMoved)
        {
        }

        return true;
    }

    /// <summary>The statements of one handling, by hand: read the copy, mark the row, write the reading and the copy.</summary>
    private static Task<bool> HandleBareAsync(ProbeNode node, List<Guid> tickets) => node.InScopeAsync(async scope =>
    {
        var context = scope.GetRequiredService<ReaderDbContext>();
        await context.Inbox().ExecuteUpdateAsync(set => set.SetProperty(i => i.Status, InboxStatus.Waiting));
        var positions = await context.Inbox().OrderBy(i => i.Position).Select(i => i.Position).Take(Events).ToListAsync();
        await context.Database.OpenConnectionAsync();
        var connection = context.Database.GetDbConnection();
        foreach (var (position, index) in positions.Select((p, i) => (p, i)))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await ExecuteAsync(connection, transaction, "UPDATE \"bus_Inbox\" SET \"Status\" = 1, \"HandledUtc\" = @time, \"HandledBy\" = @text WHERE \"Consumer\" = 'probe-reader' AND \"Position\" = @position AND \"Status\" = 0", position, tickets[index % Tickets]);
            await ExecuteAsync(connection, transaction, "SELECT \"Number\" FROM \"read_TicketCopy\" WHERE \"Id\" = @id", position, tickets[index % Tickets]);
            await ExecuteAsync(connection, transaction, "INSERT INTO \"read_Reading\" (\"Id\", \"MessageId\", \"Position\", \"Event\", \"TicketId\", \"Number\", \"Expected\", \"IsReplay\") VALUES (@new, @new, @position, @text, @id, 1, 1, @no)", position, tickets[index % Tickets]);
            await ExecuteAsync(connection, transaction, "UPDATE \"read_TicketCopy\" SET \"Number\" = 1 WHERE \"Id\" = @id", position, tickets[index % Tickets]);
            await transaction.CommitAsync();
        }

        return true;
    });

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction, string sql, long position, Guid id)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in new (string, object)[] { ("time", DateTime.UtcNow), ("text", "node"), ("position", position), ("id", id), ("new", Guid.CreateVersion7()), ("no", false) })
        {
            if (!sql.Contains('@' + name, StringComparison.Ordinal))
                continue;
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        await command.ExecuteScalarAsync();
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static Task<double> TimeAsync(Func<Task> work) => TimeAsync(async () =>
    {
        await work();
        return true;
    });

    private void Report(DatabaseKind kind, string what, double seconds)
        => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {Events} events {what} in {seconds:0.00} s, {Events / seconds:0} a second"));
}

internal static class ReaderDbContextExtensions
{
    public static IQueryable<InboxMessage> Inbox(this ReaderDbContext context) => context.Set<InboxMessage>().Where(i => i.Consumer == "probe-reader");
}
