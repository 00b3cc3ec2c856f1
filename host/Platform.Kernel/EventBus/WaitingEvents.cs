using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>Reads what is due in a consumer's inbox.</summary>
internal sealed class WaitingEvents(IServiceScopeFactory scopes, IOptions<EventBusOptions> options, TimeProvider timeProvider)
{
    /// <summary>
    /// In the order of the log, each stream from its head on: a row is left out when an earlier one of its stream is dead or
    /// waits for a later time. What is returned of a stream is therefore all that is due of it, without a hole.
    /// </summary>
    /// <param name="consumer">Whose inbox.</param>
    /// <param name="share">Which of its streams.</param>
    /// <param name="atWork">Streams that are being handled here, and are left out whole.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<List<WaitingEvent>> ReadAsync(string consumer, StreamShare share, IReadOnlyCollection<string> atWork, CancellationToken cancellationToken)
    {
        if (share.IsNone)
            return [];
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        var due = share.Of(Due(kernel, consumer));
        if (atWork.Count > 0)
            due = due.Where(i => !atWork.Contains(i.StreamKey));
        var events =
            from i in due.OrderBy(i => i.Position).Take(options.Value.HandleBatchSize)
            join m in kernel.Outbox on (long?)i.Position equals m.Position into kept
            from m in kept.DefaultIfEmpty()
            orderby i.Position
            select new WaitingEvent(i.Position, i.MessageId, i.Name, i.StreamKey, i.Attempts, i.NextAttemptUtc, i.IsReplay, m.OccurredUtc, m.Payload, m.Headers);
        return await events.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The nodes that handle for a consumer have more than they can do in a moment: nothing more should be copied for it yet.</summary>
    public async Task<bool> HasBacklogAsync(string consumer, CancellationToken cancellationToken)
    {
        var much = options.Value.BatchSize;
        await using var scope = scopes.CreateAsyncScope();
        return await Due(scope.ServiceProvider.GetRequiredService<KernelDbContext>(), consumer).OrderBy(i => i.Position).Take(much).CountAsync(cancellationToken).ConfigureAwait(false) == much;
    }

    private IQueryable<InboxMessage> Due(KernelDbContext kernel, string consumer)
    {
        var now = timeProvider.GetUtcNow().UtcDateTime;
        return kernel.Inbox.Where(i => i.Consumer == consumer && i.Status == InboxStatus.Waiting && i.NextAttemptUtc <= now
            && !kernel.Replays.Any(r => r.Consumer == consumer && r.EndedUtc == null)
            && !kernel.Inbox.Any(e => e.Consumer == consumer && e.StreamKey == i.StreamKey && e.Status == InboxStatus.Dead && e.Position < i.Position)
            && !kernel.Inbox.Any(e => e.Consumer == consumer && e.StreamKey == i.StreamKey && e.Status == InboxStatus.Waiting && e.Position < i.Position && e.NextAttemptUtc > now));
    }
}

/// <summary>A row of an inbox with its event.</summary>
internal sealed record WaitingEvent(
    long Position, Guid MessageId, string Name, string StreamKey, int Attempts, DateTime NextAttemptUtc, bool IsReplay, DateTime? OccurredUtc, string? Payload, string? Headers);
