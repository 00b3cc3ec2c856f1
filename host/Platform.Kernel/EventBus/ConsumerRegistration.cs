using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>Brings the rows of <c>bus_Consumer</c> in line with the loaded modules when the node starts.</summary>
internal sealed class ConsumerRegistration(
    IServiceScopeFactory scopes,
    EventRegistry registry,
    IModuleSwitches switches,
    TimeProvider timeProvider,
    ILogger<ConsumerRegistration> logger) : IDisposable
{
    private readonly SemaphoreSlim once = new(1, 1);
    private volatile bool isDone;

    /// <summary>The rows are there.</summary>
    public bool IsDone => isDone;

    public void Dispose() => once.Dispose();

    /// <summary>Registers once in the life of the process; a failure is thrown and the next call tries again.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (isDone)
            return;
        await once.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (isDone)
                return;
            await RegisterAsync(Consumer.Sequencer, (kernel, row) => Task.FromResult(row ?? Add(kernel, Consumer.Sequencer, 0)), cancellationToken).ConfigureAwait(false);
            foreach (var consumer in registry.Consumers)
                await RegisterAsync(consumer.Name, (kernel, row) => RegisterAsync(kernel, row, consumer, cancellationToken), cancellationToken).ConfigureAwait(false);
            await MarkMissingAsync(cancellationToken).ConfigureAwait(false);
            isDone = true;
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>The state that people read follows the switches; what is missing or retired came back, since it is loaded here.</summary>
    public async Task SetStateAsync(string consumer, bool isEnabled, CancellationToken cancellationToken)
    {
        var state = isEnabled ? ConsumerState.Active : ConsumerState.Disabled;
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        await kernel.Consumers
            .Where(c => c.Name == consumer && c.State != state)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, state).SetProperty(c => c.UpdatedUtc, Now()), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task RegisterAsync(string name, Func<KernelDbContext, Consumer?, Task<Consumer>> register, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
            await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            // Locks the row where it exists: nothing is pulled between reading the cursor and filling in behind it.
            await kernel.Consumers.Where(c => c.Name == name).ExecuteUpdateAsync(set => set.SetProperty(c => c.UpdatedUtc, Now()), cancellationToken).ConfigureAwait(false);
            var row = await kernel.Consumers.SingleOrDefaultAsync(c => c.Name == name, cancellationToken).ConfigureAwait(false);
            var isNew = row is null;
            await register(kernel, row).ConfigureAwait(false);
            try
            {
                await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (DbUpdateException) when (isNew && attempt == 1)
            {
                // Another node made the row in this moment; it is there the second time.
            }
        }
    }

    private async Task<Consumer> RegisterAsync(KernelDbContext kernel, Consumer? row, EventConsumer consumer, CancellationToken cancellationToken)
    {
        var module = consumer.Module;
        if (row is null)
        {
            var cursor = await StartAsync(kernel, module.Manifest.StartsAt, cancellationToken).ConfigureAwait(false);
            BusLog.ConsumerIsNew(logger, consumer.Name, cursor);
            row = Add(kernel, consumer.Name, await TellThePastAsync(kernel, module, cursor, cancellationToken).ConfigureAwait(false));
        }
        // Two versions run side by side while nodes are upgraded; the older must not take the newer's subscriptions away.
        else if (Version.TryParse(row.ModuleVersion, out var before) && module.Version < before)
        {
            return row;
        }
        else if (module.Manifest.StartsAt == ReplayStart.Beginning)
        {
            var known = row.Handles.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
            var added = consumer.Subscriptions.Keys.Where(n => !known.Contains(n)).Select(n => (consumer.Name, n)).ToList();
            if (added.Count > 0)
            {
                var copied = await InboxCopy.CopyAsync(kernel, added, after: 0, upTo: row.Position, isReplay: false, Now(), cancellationToken).ConfigureAwait(false);
                BusLog.Backfilled(logger, consumer.Name, added.Count, copied);
            }
        }

        row.Handles = consumer.Handles;
        row.ModuleVersion = module.Version.ToString();
        row.State = switches.IsEnabled(consumer.Name) ? ConsumerState.Active : ConsumerState.Disabled;
        return row;
    }

    private static async Task<long> StartAsync(KernelDbContext kernel, ReplayStart startsAt, CancellationToken cancellationToken)
    {
        var end = await kernel.Consumers.Where(c => c.Name == Consumer.Sequencer).Select(c => c.Position).SingleAsync(cancellationToken).ConfigureAwait(false);
        if (startsAt == ReplayStart.Now)
            return end;
        // What the purge took is gone; the reader begins at the first event that is kept.
        var first = await kernel.Outbox.Where(m => m.Position != null).MinAsync(m => m.Position, cancellationToken).ConfigureAwait(false);
        return first - 1 ?? end;
    }

    /// <summary>
    /// A module with a read model is told the past as a replay tells it, many events in a transaction: it would be hours otherwise. It is the
    /// first time, so handlers that act do act.
    /// </summary>
    /// <returns>Where its cursor stands.</returns>
    private async Task<long> TellThePastAsync(KernelDbContext kernel, Modularity.ModuleDescriptor module, long cursor, CancellationToken cancellationToken)
    {
        await kernel.Replays.Where(r => r.Consumer == module.Name).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        var end = await kernel.Consumers.Where(c => c.Name == Consumer.Sequencer).Select(c => c.Position).SingleAsync(cancellationToken).ConfigureAwait(false);
        if (module.Instance.ReadModel.Count == 0 || cursor >= end)
            return cursor;
        kernel.Replays.Add(new ReplayRun
        {
            Consumer = module.Name, Phase = ReplayPhase.Telling, IsFirst = true, FromPosition = cursor + 1, ToPosition = end, Position = cursor, Expected = end - cursor,
            StartedUtc = Now(), StartedBy = "The platform", UpdatedUtc = Now(),
        });
        return end;
    }

    /// <summary>Readers whose module is on no node that is alive, and not here, are missing.</summary>
    public async Task MarkMissingAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        var alive = await BusNodes.AliveAsync(kernel, now, cancellationToken).ConfigureAwait(false);
        var loaded = alive.SelectMany(n => n.ReadModules().Keys).Concat(registry.Consumers.Select(c => c.Name)).Append(Consumer.Sequencer).Distinct(StringComparer.Ordinal).ToList();
        var missing = await kernel.Consumers
            .Where(c => !loaded.Contains(c.Name) && !c.Name.StartsWith("$") && (c.State == ConsumerState.Active || c.State == ConsumerState.Disabled))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ConsumerState.Missing).SetProperty(c => c.UpdatedUtc, now), cancellationToken)
            .ConfigureAwait(false);
        if (missing > 0)
            BusLog.ConsumersAreMissing(logger, missing);
    }

    private Consumer Add(KernelDbContext kernel, string name, long cursor)
    {
        var row = new Consumer { Name = name, Position = cursor, UpdatedUtc = Now() };
        kernel.Consumers.Add(row);
        return row;
    }

    private DateTime Now() => UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
}
