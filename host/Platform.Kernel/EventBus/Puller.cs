using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>Copies what each consumer handles from the log into its inbox and moves its cursor, in one transaction.</summary>
internal sealed class Puller(IServiceScopeFactory scopes, WaitingEvents inbox, WriterGate gate, IOptions<EventBusOptions> options, TimeProvider timeProvider)
{
    /// <summary>Moves the cursors of some consumers by one batch.</summary>
    /// <param name="wanted">Which consumers: switched on, led by this node and not behind with what they have.</param>
    /// <param name="areShared">Other nodes handle a part: whether they are behind can only be asked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PullRound> PullAsync(IReadOnlyCollection<string> wanted, bool areShared, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0 && !areShared)
            return default;

        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        var rows = await kernel.Consumers.AsNoTracking().Select(c => new { c.Name, c.Position, c.Handles, c.State }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var end = rows.Single(r => r.Name == Consumer.Sequencer).Position;
        if (areShared)
            wanted = await LeaveOutBacklogsAsync([.. rows.Where(r => wanted.Contains(r.Name)).Select(r => (r.Name, end - r.Position))], cancellationToken).ConfigureAwait(false);
        // Readers that keep up stand at the same place, so there is nearly always one group and one transaction for all.
        var groups = rows
            .Where(r => r.Position < end && r.State != ConsumerState.Retired && wanted.Contains(r.Name))
            .GroupBy(r => r.Position)
            .Select(g => new Group(g.Key, Math.Min(g.Key + options.Value.BatchSize, end), [.. g.Select(r => new Reader(r.Name, r.Handles))]))
            .ToList();

        var copied = 0;
        var moved = false;
        var goesOn = false;
        var lost = false;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (await PullAsync(kernel, group, cancellationToken).ConfigureAwait(false) is { } count)
            {
                copied += count;
                moved = true;
                if (count > 0)
                    told.UnionWith(await ToldAsync(kernel, group, cancellationToken).ConfigureAwait(false));
                goesOn |= group.To < end;
            }
            else
            {
                lost = true;
            }
        }

        return new PullRound(copied, moved, goesOn, lost, told, rows.Sum(r => r.Position));
    }

    /// <summary>Copying more would only make what waits longer, and the search through it.</summary>
    private async Task<List<string>> LeaveOutBacklogsAsync(IReadOnlyList<(string Consumer, long Lag)> wanted, CancellationToken cancellationToken)
    {
        var able = new List<string>();
        foreach (var (consumer, lag) in wanted)
        {
            if (lag < options.Value.BatchSize || !await inbox.HasBacklogAsync(consumer, cancellationToken).ConfigureAwait(false))
                able.Add(consumer);
        }

        return able;
    }

    private static Task<List<string>> ToldAsync(KernelDbContext kernel, Group group, CancellationToken cancellationToken)
    {
        var names = group.Readers.Select(r => r.Name).ToList();
        return names.Count == 1
            ? Task.FromResult(names)
            : kernel.Inbox.Where(i => names.Contains(i.Consumer) && i.Position > group.From && i.Position <= group.To).Select(i => i.Consumer).Distinct().ToListAsync(cancellationToken);
    }

    private async Task<int?> PullAsync(KernelDbContext kernel, Group group, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var names = group.Readers.Select(r => r.Name).ToList();
        var now = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
        // Only from where it was read: another node that pulled in between has moved it.
        var moved = await kernel.Consumers
            .Where(c => names.Contains(c.Name) && c.Position == group.From)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, group.To).SetProperty(c => c.UpdatedUtc, now), cancellationToken)
            .ConfigureAwait(false);
        if (moved != names.Count)
            return null;

        // The names of the row, not of this process: while nodes are upgraded the newer one's subscriptions count.
        var subscriptions = group.Readers
            .SelectMany(r => r.Handles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => (r.Name, n)))
            .ToList();
        var copied = subscriptions.Count == 0
            ? 0
            : await InboxCopy.CopyAsync(kernel, subscriptions, group.From, group.To, isReplay: false, now, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return copied;
    }

    private sealed record Reader(string Name, string Handles);

    private sealed record Group(long From, long To, IReadOnlyList<Reader> Readers);
}

/// <summary>What one step of pulling did.</summary>
/// <param name="Copied">How many inbox rows were made.</param>
/// <param name="HasMoved">A cursor moved.</param>
/// <param name="GoesOn">A cursor is not at the end of the log yet.</param>
/// <param name="LostRace">Another node moved one of the cursors in this moment.</param>
/// <param name="Told">The consumers that got something.</param>
/// <param name="Positions">The sum of all cursors before: another than at the last look means that some node moved one.</param>
internal readonly record struct PullRound(int Copied, bool HasMoved, bool GoesOn, bool LostRace, IReadOnlySet<string>? Told, long Positions);
