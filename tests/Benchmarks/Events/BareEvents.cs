using System.Data.Common;
using System.Text.Json;
using Benchmarks.Measuring;

namespace Benchmarks.Events;

/// <summary>
/// The rows that the bus writes, written by hand: the same inserts and updates of the same tables with their indexes, in as many
/// transactions. It finds nothing out, decides nothing and retries nothing.
/// </summary>
internal sealed class BareEvents(DbConnection connection)
{
    private const int BatchSize = 200;
    private const string Headers = """{"traceParent":null,"causedBy":null,"userId":null}""";

    private readonly Statement addItem = new(connection, """
        INSERT INTO "bench_Item" ("Id", "Stream", "Number", "Version", "LastEventUtc", "CreatedUtc") VALUES (@0, @1, @2, @3, @4, @5)
        """);

    private readonly Statement addEvent = new(connection, """
        INSERT INTO "bus_Outbox" ("Id", "Name", "Publisher", "StreamKey", "StreamVersion", "OccurredUtc", "Payload", "Headers")
        VALUES (@0, 'bench.item-added.v1', 'bench', @1, @2, @3, @4, @5)
        """);

    private readonly Statement moveSequencer = new(connection, """UPDATE "bus_Consumer" SET "Position" = @0, "UpdatedUtc" = @1 WHERE "Name" = '$sequencer' AND "Position" = @2""");

    private readonly Statement givePositions = new(connection, """
        UPDATE "bus_Outbox" SET "Position" = n."Next"
        FROM (
            SELECT w."Id", @0 + ROW_NUMBER() OVER (ORDER BY w."OccurredUtc", w."StreamKey", w."StreamVersion", w."Id") AS "Next"
            FROM (
                SELECT "Id", "OccurredUtc", "StreamKey", "StreamVersion" FROM "bus_Outbox" WHERE "Position" IS NULL
                ORDER BY "OccurredUtc", "StreamKey", "StreamVersion", "Id" LIMIT @1
            ) AS w
        ) AS n
        WHERE "bus_Outbox"."Id" = n."Id"
        """);

    private readonly Statement moveCursor = new(connection, """UPDATE "bus_Consumer" SET "Position" = @0, "UpdatedUtc" = @1 WHERE "Name" = 'bench' AND "Position" = @2""");

    private readonly Statement copyToInbox = new(connection, """
        INSERT INTO "bus_Inbox" ("Consumer", "Position", "MessageId", "Name", "StreamKey", "Status", "Attempts", "NextAttemptUtc", "IsReplay")
        SELECT 'bench', "Position", "Id", "Name", "StreamKey", 0, 0, @0, @1 FROM "bus_Outbox" WHERE "Position" > @2 AND "Position" <= @3
        """);

    private readonly Statement markDone = new(connection, """
        UPDATE "bus_Inbox" SET "Status" = 1, "HandledUtc" = @0, "HandledBy" = 'node' WHERE "Consumer" = 'bench' AND "Position" = @1 AND "Status" = 0
        """);

    private readonly Statement addReceived = new(connection, """
        INSERT INTO "bench_Received" ("Id", "ItemId", "Number", "OccurredUtc") VALUES (@0, @1, @2, @3)
        """);

    private readonly List<(Guid Item, int Number, DateTime At)> waiting = [];
    private long last;

    /// <summary>The business row and its event, one transaction a change.</summary>
    public async Task PublishAsync(int number, int stream)
    {
        var id = Guid.CreateVersion7();
        var now = DateTime.UtcNow;
        var payload = JsonSerializer.Serialize(new ItemAddedEto(id, number, new DateOnly(2025, 6, 1), "E06000030"), JsonSerializerOptions.Web);
        await using var transaction = await connection.BeginTransactionAsync();
        await addItem.ExecuteAsync(transaction, id, stream, number, 2L, now, now);
        await addEvent.ExecuteAsync(transaction, Guid.CreateVersion7(), Item.KeyOf(stream), 2L, now, payload, Headers);
        await transaction.CommitAsync();
        waiting.Add((id, number, now));
    }

    /// <summary>Positions, copies, marks and effects of everything that was published.</summary>
    public async Task DeliverAsync()
    {
        foreach (var batch in waiting.Chunk(BatchSize))
        {
            var (from, to) = (last, last + batch.Length);
            await using (var sequencing = await connection.BeginTransactionAsync())
            {
                await moveSequencer.ExecuteAsync(sequencing, to, DateTime.UtcNow, from);
                await givePositions.ExecuteAsync(sequencing, from, (long)batch.Length);
                await sequencing.CommitAsync();
            }

            await using (var pulling = await connection.BeginTransactionAsync())
            {
                await moveCursor.ExecuteAsync(pulling, to, DateTime.UtcNow, from);
                await copyToInbox.ExecuteAsync(pulling, DateTime.UtcNow, false, from, to);
                await pulling.CommitAsync();
            }

            foreach (var (item, number, at) in batch)
            {
                await using var handling = await connection.BeginTransactionAsync();
                if (await markDone.ExecuteAsync(handling, DateTime.UtcNow, ++last) != 1)
                    throw new InvalidOperationException($"The baseline found no row to mark at position {last}.");
                await addReceived.ExecuteAsync(handling, Guid.CreateVersion7(), item, number, at);
                await handling.CommitAsync();
            }
        }

        waiting.Clear();
    }
}
