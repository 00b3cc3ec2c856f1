using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus.Transports;

/// <summary>Appends to a log what another log holds.</summary>
internal static class EventCopy
{
    /// <summary>
    /// Puts events at the end of a log in the order in which they are given, each once: what is there already is passed over, by its
    /// message id. They get their positions here and not from the sequencer, which goes by the time at which things happened; within a
    /// stream the order of the other log is the one that counts.
    /// </summary>
    /// <returns>How many were new.</returns>
    public static async Task<int> AppendAsync(DatabaseBus to, IReadOnlyList<OutboxMessage> events, DateTime now, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
            return 0;
        await to.Registration.EnsureAsync(cancellationToken).ConfigureAwait(false);
        using (await to.Get<WriterGate>().EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            var added = await to.InKernelAsync(kernel => AppendAsync(kernel, events, now, cancellationToken)).ConfigureAwait(false);
            if (added == 0)
                return 0;
            to.Database.WakeUp.Signal();
            return added;
        }
    }

    private static async Task<int> AppendAsync(KernelDbContext kernel, IReadOnlyList<OutboxMessage> events, DateTime now, CancellationToken cancellationToken)
    {
        await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        // The counter's row first: whoever holds it is alone, so what is looked for next cannot come in between.
        var held = await kernel.Consumers.Where(c => c.Name == Consumer.Sequencer).ExecuteUpdateAsync(set => set.SetProperty(c => c.UpdatedUtc, now), cancellationToken).ConfigureAwait(false);
        if (held != 1)
            throw new InvalidOperationException("The event log has no sequencer yet. It is made when the platform first starts on this database.");
        var ids = events.Select(e => e.Id).ToList();
        var known = await kernel.Outbox.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToHashSetAsync(cancellationToken).ConfigureAwait(false);
        var fresh = events.Where(e => !known.Contains(e.Id)).ToList();
        if (fresh.Count == 0)
            return 0;

        var last = await kernel.Consumers.Where(c => c.Name == Consumer.Sequencer).Select(c => c.Position).SingleAsync(cancellationToken).ConfigureAwait(false);
        foreach (var e in fresh)
            kernel.Outbox.Add(At(++last, e));
        await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await kernel.Consumers.Where(c => c.Name == Consumer.Sequencer).ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, last), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return fresh.Count;
    }

    private static OutboxMessage At(long position, OutboxMessage e) => new()
    {
        Id = e.Id,
        Position = position,
        Name = e.Name,
        Publisher = e.Publisher,
        StreamKey = e.StreamKey,
        StreamVersion = e.StreamVersion,
        OccurredUtc = e.OccurredUtc,
        Payload = e.Payload,
        Headers = e.Headers,
    };
}
