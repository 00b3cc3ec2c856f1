using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus.Transports;

/// <summary>
/// A transport as a reader of a log. It is a row of <c>bus_Consumer</c> like a module's, whose name begins with $: so its lag shows
/// on the Events page, and the purge keeps what it has not read.
/// </summary>
internal sealed class LogReader(DatabaseBus bus, string name, TimeProvider timeProvider)
{
    public string Name => name;

    /// <summary>Makes its row the first time, and says that it is in use.</summary>
    public Task<bool> EnsureAsync(CancellationToken cancellationToken) => bus.InKernelAsync(async kernel =>
    {
        var now = Now();
        if (await kernel.Consumers.Where(c => c.Name == name).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ConsumerState.Active), cancellationToken).ConfigureAwait(false) == 1)
            return false;
        kernel.Consumers.Add(new Consumer { Name = name, UpdatedUtc = now });
        try
        {
            await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException)
        {
            // Another node made the row first.
        }

        return true;
    });

    /// <summary>Where it stands.</summary>
    public Task<ReaderPlace?> FindAsync(CancellationToken cancellationToken) => bus.InKernelAsync(async kernel =>
    {
        var rows = await kernel.Consumers.AsNoTracking().Where(c => c.Name == name || c.Name == Consumer.Sequencer)
            .Select(c => new { c.Name, c.Position, c.Handles, c.UpdatedUtc }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var end = rows.SingleOrDefault(r => r.Name == Consumer.Sequencer)?.Position ?? 0;
        return rows.SingleOrDefault(r => r.Name == name) is { } row ? new ReaderPlace(row.Position, end, row.Handles, row.UpdatedUtc) : null;
    });

    /// <summary>What it has not read of the log, in the log's order, up to a position that was the end when it was asked.</summary>
    /// <param name="after">From the next position on.</param>
    /// <param name="upTo">The last position to read.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="wanted">Which events.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<List<OutboxMessage>> ReadAsync(long after, long upTo, int most, Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> wanted, CancellationToken cancellationToken)
        => bus.InKernelAsync(kernel => wanted(kernel.Outbox.AsNoTracking().Where(m => m.Position > after && m.Position <= upTo))
            .OrderBy(m => m.Position).Take(most).ToListAsync(cancellationToken));

    /// <summary>The newest that it has read, the newest first.</summary>
    public Task<List<(Guid Id, long Position)>> ReadBackAsync(long upTo, int most, Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> wanted, CancellationToken cancellationToken)
        => bus.InKernelAsync(async kernel => (await wanted(kernel.Outbox.AsNoTracking().Where(m => m.Position <= upTo))
            .OrderByDescending(m => m.Position).Take(most).Select(m => new { m.Id, m.Position }).ToListAsync(cancellationToken).ConfigureAwait(false))
            .ConvertAll(m => (m.Id, m.Position!.Value)));

    /// <summary>Reads again from an earlier position on.</summary>
    public Task GoBackAsync(long to, CancellationToken cancellationToken)
        => bus.InKernelAsync(kernel => kernel.Consumers.Where(c => c.Name == name && c.Position > to).ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, to), cancellationToken));

    /// <summary>Moves the cursor, and this never moves it back: what was read is safe where it went.</summary>
    public Task MoveAsync(long to, string? handles, CancellationToken cancellationToken)
    {
        var now = Now();
        return bus.InKernelAsync(kernel => kernel.Consumers.Where(c => c.Name == name && c.Position <= to)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, to).SetProperty(c => c.Handles, c => handles ?? c.Handles).SetProperty(c => c.UpdatedUtc, now), cancellationToken));
    }

    private DateTime Now() => UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
}

/// <summary>Where a transport stands in a log.</summary>
internal sealed record ReaderPlace(long Position, long End, string Handles, DateTime UpdatedUtc)
{
    public long Lag => End - Position;
}
