using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Gives committed events their positions: gap-free, and in the order of versions within a stream. The database's own
/// counters cannot: they are drawn before the commit, so a reader could step over a slow transaction's event.
/// </summary>
internal sealed class Sequencer(
    IServiceScopeFactory scopes,
    WriterGate gate,
    IDatabaseProvider database,
    IOptions<EventBusOptions> options,
    TimeProvider timeProvider)
{
    // Paging is the one thing in which the three databases' SQL differs here.
    private readonly string firstRows = database.Name == "SqlServer" ? "OFFSET 0 ROWS FETCH NEXT {1} ROWS ONLY" : "LIMIT {1}";

    /// <summary>Sequences one batch.</summary>
    /// <returns>How many events were given a position, and whether another node was at it.</returns>
    public async Task<SequenceRound> SequenceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        var batch = options.Value.BatchSize;
        var state = await kernel.Consumers
            .Where(c => c.Name == Consumer.Sequencer)
            .Select(c => new { c.Position, Waiting = kernel.Outbox.Where(m => m.Position == null).OrderBy(m => m.OccurredUtc).Take(batch).Count() })
            .SingleAsync(cancellationToken)
            .ConfigureAwait(false);
        if (state.Waiting == 0)
            return default;

        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        // The counter first: whoever moves it holds its row until the commit, and everybody else finds another value.
        var last = state.Position;
        var now = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
        var moved = await kernel.Consumers
            .Where(c => c.Name == Consumer.Sequencer && c.Position == last)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, last + state.Waiting).SetProperty(c => c.UpdatedUtc, now), cancellationToken)
            .ConfigureAwait(false);
        if (moved != 1)
            return new SequenceRound(0, LostRace: true);

        var given = await kernel.Database.ExecuteSqlAsync(Positions(last, state.Waiting), cancellationToken).ConfigureAwait(false);
        if (given != state.Waiting)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The sequencer meant to give {state.Waiting} positions after {last} and gave {given}. Nothing was changed."));
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return new SequenceRound(given, LostRace: false);
    }

    private FormattableString Positions(long last, int count) => System.Runtime.CompilerServices.FormattableStringFactory.Create($$"""
        UPDATE "bus_Outbox" SET "Position" = n."Next"
        FROM (
            SELECT w."Id", {0} + ROW_NUMBER() OVER (ORDER BY w."OccurredUtc", w."StreamKey", w."StreamVersion", w."Id") AS "Next"
            FROM (
                SELECT "Id", "OccurredUtc", "StreamKey", "StreamVersion"
                FROM "bus_Outbox" WHERE "Position" IS NULL
                ORDER BY "OccurredUtc", "StreamKey", "StreamVersion", "Id" {{firstRows}}
            ) AS w
        ) AS n
        WHERE "bus_Outbox"."Id" = n."Id"
        """, last, count);
}

/// <summary>What one step of the sequencer did.</summary>
internal readonly record struct SequenceRound(int Sequenced, bool LostRace);
