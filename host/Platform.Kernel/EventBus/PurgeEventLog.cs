using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Removes what nobody needs: inbox rows that were done a month ago, and events that are older than the retention, that every
/// reader has behind it, and that no inbox still waits for. In small batches, so that nothing waits long for a lock.
/// </summary>
internal sealed class PurgeEventLog(KernelDbContext kernel, WriterGate gate, IOptions<EventBusOptions> options, TimeProvider timeProvider, ILogger<PurgeEventLog> logger)
{
    private const int BatchSize = 1000;

    public async Task<PurgeResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow().UtcDateTime;
        // A reader that is missing holds the log too; only one that somebody retired does not.
        var readers = await kernel.Consumers.AsNoTracking()
            .Where(c => c.Name != Consumer.Sequencer && c.State != ConsumerState.Retired)
            .Select(c => new { c.Name, c.Position })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        var everyone = await kernel.Consumers.AsNoTracking().Where(c => c.Name != Consumer.Sequencer).Select(c => c.Name).ToListAsync(cancellationToken).ConfigureAwait(false);

        var inbox = 0;
        var doneBefore = now - options.Value.InboxRetention;
        foreach (var consumer in everyone)
        {
            foreach (var status in (InboxStatus[])[InboxStatus.Done, InboxStatus.Skipped])
            {
                var old = kernel.Inbox
                    .Where(i => i.Consumer == consumer && i.Status == status && i.HandledUtc < doneBefore)
                    .OrderBy(i => i.Position)
                    .Take(BatchSize);
                inbox += await DeleteAsync(old, cancellationToken).ConfigureAwait(false);
            }
        }

        var end = await kernel.Consumers.Where(c => c.Name == Consumer.Sequencer).Select(c => c.Position).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var readByAll = readers.Select(r => r.Position).DefaultIfEmpty(end).Min();
        var names = readers.Select(r => r.Name).ToList();
        var keptFrom = now - options.Value.OutboxRetention;
        var outbox = await DeleteAsync(
            kernel.Outbox
                .Where(m => m.Position <= readByAll && m.OccurredUtc < keptFrom
                    && !kernel.Inbox.Any(i => names.Contains(i.Consumer) && i.Position == m.Position && (i.Status == InboxStatus.Waiting || i.Status == InboxStatus.Dead)))
                .OrderBy(m => m.Position)
                .Take(BatchSize),
            cancellationToken).ConfigureAwait(false);

        BusLog.Purged(logger, inbox, outbox);
        return new PurgeResult(inbox, outbox);
    }

    private async Task<int> DeleteAsync<T>(IQueryable<T> batch, CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            var deleted = await batch.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            total += deleted;
            if (deleted < BatchSize)
                return total;
        }
    }
}

/// <summary>How many rows a purge removed.</summary>
internal sealed record PurgeResult(int InboxRows, int Events);
