using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Removes what nobody needs: inbox rows that were done a month ago, and events that are older than the retention, that every
/// reader has behind it, and that no inbox still waits for. In small batches, so that nothing waits long for a lock.
/// </summary>
internal sealed class PurgeEventLog(KernelDbContext kernel, EventRetention retention, WriterGate gate, IOptions<EventBusOptions> options, TimeProvider timeProvider, ILogger<PurgeEventLog> logger)
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
        // A replay reads the log a second time.
        var replays = await kernel.Replays.AsNoTracking().Where(r => r.EndedUtc == null).Select(r => r.FromPosition - 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        var readByAll = readers.Select(r => r.Position).Concat(replays).DefaultIfEmpty(end).Min();
        var names = readers.Select(r => r.Name).ToList();
        var outbox = 0;
        var set = await retention.GetAsync(cancellationToken).ConfigureAwait(false);
        foreach (var kept in set.GroupBy(s => s.Value, s => s.Key))
        {
            var some = kept.ToArray();
            outbox += await PurgeAsync(kernel.Outbox.Where(m => EF.Parameter(some).Contains(m.Name)), now.AddDays(-kept.Key)).ConfigureAwait(false);
        }

        var others = set.Keys.ToArray();
        outbox += await PurgeAsync(kernel.Outbox.Where(m => !EF.Parameter(others).Contains(m.Name)), now - options.Value.OutboxRetention).ConfigureAwait(false);

        BusLog.Purged(logger, inbox, outbox);
        return new PurgeResult(inbox, outbox);

        Task<int> PurgeAsync(IQueryable<OutboxMessage> some, DateTime keptFrom) => DeleteAsync(
            some.Where(m => m.Position <= readByAll && m.OccurredUtc < keptFrom
                    && !kernel.Inbox.Any(i => names.Contains(i.Consumer) && i.Position == m.Position && (i.Status == InboxStatus.Waiting || i.Status == InboxStatus.Dead)))
                .OrderBy(m => m.Position)
                .Take(BatchSize),
            cancellationToken);
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
