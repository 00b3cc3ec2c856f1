using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Decides about events that wait: which are handled together, what is tried again at once, and what is written down as failed.
/// Events that wait together share a transaction as long as none fails; when one does, each is handled by itself, so that it fails
/// alone.
/// </summary>
internal sealed class Dispatcher(
    EventRegistry registry,
    WaitingEvents inbox,
    HandlingTransaction transaction,
    IModuleSwitches switches,
    IDatabaseProvider database,
    WriterGate gate,
    FailedEvents failures,
    IOptions<EventBusOptions> options,
    ILogger<Dispatcher> logger)
{
    /// <summary>A deadlock, a busy database or a lost race for a record says nothing about the event: tried again at once.</summary>
    private static readonly TimeSpan[] TransientSteps = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    private readonly ConcurrentDictionary<string, int> groupSizes = new(StringComparer.Ordinal);

    /// <summary>Handles one batch of one consumer: the events that are due and that nothing in their stream stands before.</summary>
    public async Task<HandleRound> HandleAsync(string consumer, CancellationToken cancellationToken)
    {
        var waiting = await inbox.ReadAsync(consumer, StreamShare.All, [], cancellationToken).ConfigureAwait(false);
        if (waiting.Count == 0)
            return default;

        var lanes = database.HandlerParallelism;
        if (lanes == 1)
            return (await HandleAsync(consumer, waiting, cancellationToken).ConfigureAwait(false)) with { IsFull = waiting.Count == options.Value.HandleBatchSize };

        var rounds = new ConcurrentBag<HandleRound>();
        var parts = waiting.GroupBy(m => m.StreamKey, StringComparer.Ordinal).Select((stream, n) => (stream, n)).GroupBy(s => s.n % lanes, s => s.stream);
        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = lanes, CancellationToken = cancellationToken }, async (part, token) =>
            rounds.Add(await HandleAsync(consumer, [.. part.SelectMany(stream => stream)], token).ConfigureAwait(false))).ConfigureAwait(false);
        return new HandleRound(rounds.Sum(r => r.Handled), rounds.Sum(r => r.Failed), rounds.Sum(r => r.LostRaces), waiting.Count == options.Value.HandleBatchSize);
    }

    /// <summary>Handles events of some streams, one after another; after one that is not handled, the rest of its stream is left.</summary>
    public async Task<HandleRound> HandleAsync(string consumerName, IReadOnlyList<WaitingEvent> waiting, CancellationToken cancellationToken)
    {
        var consumer = registry.Find(consumerName) ?? throw new InvalidOperationException($"No module '{consumerName}' is loaded.");
        var round = default(HandleRound);
        var stopped = new HashSet<string>(StringComparer.Ordinal);
        for (var next = 0; next < waiting.Count;)
        {
            var together = await HandleTogetherAsync(consumer, waiting, next, stopped, cancellationToken).ConfigureAwait(false);
            if (together > 0)
            {
                round = round with { Handled = round.Handled + together };
                next += together;
                continue;
            }

            var message = waiting[next++];
            if (stopped.Contains(message.StreamKey))
                continue;
            var outcome = await HandleAloneAsync(consumer, message, cancellationToken).ConfigureAwait(false);
            round = round.With(outcome);
            if (outcome != Outcome.Handled)
                stopped.Add(message.StreamKey);
        }

        return round;
    }

    /// <returns>How many were handled; none when they are to be tried one by one.</returns>
    private async Task<int> HandleTogetherAsync(EventConsumer consumer, IReadOnlyList<WaitingEvent> waiting, int from, HashSet<string> stopped, CancellationToken cancellationToken)
    {
        var size = groupSizes.GetValueOrDefault(consumer.Name, options.Value.GroupSize);
        if (size < 2 || !switches.IsEnabled(consumer.Name))
        {
            // What is slow or fails is tried together again now and then.
            groupSizes[consumer.Name] = size + 1;
            return 0;
        }

        var group = new List<DueEvent>(size);
        foreach (var message in waiting.Skip(from).Take(size))
        {
            // What failed before may fail again, and takes nothing else with it.
            if (stopped.Contains(message.StreamKey) || message.Attempts > 0 || message.Payload is null
                || message.NextAttemptUtc != waiting[from].NextAttemptUtc
                || !consumer.Subscriptions.TryGetValue(message.Name, out var subscription))
                break;
            group.Add(new DueEvent(message, subscription));
        }

        if (group.Count < 2)
            return 0;
        try
        {
            using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            var handled = await transaction.RunAsync(consumer, group, cancellationToken).ConfigureAwait(false);
            if (handled == group.Count)
                groupSizes[consumer.Name] = Math.Min(options.Value.GroupSize, size + 1);
            else if (handled > 0)
                groupSizes[consumer.Name] = handled;
            return handled;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        // Which of them it was, and whether it matters, shows when each is handled by itself.
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            groupSizes[consumer.Name] = size / 2;
            return 0;
        }
    }

    private async Task<Outcome> HandleAloneAsync(EventConsumer consumer, WaitingEvent message, CancellationToken cancellationToken)
    {
        // Asked for each event, so that switching a module off stops it in the middle of a batch.
        if (!switches.IsEnabled(consumer.Name))
            return Outcome.Left;
        if (!consumer.Subscriptions.TryGetValue(message.Name, out var subscription))
            return await failures.RecordNoHandlerAsync(consumer, message, cancellationToken).ConfigureAwait(false);
        if (message.Payload is null)
            return await failures.RecordDeadAsync(consumer, message, "The event is no longer in the log.", cancellationToken).ConfigureAwait(false);

        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
                return await transaction.RunAsync(consumer, [new DueEvent(message, subscription)], cancellationToken).ConfigureAwait(false) == 1 ? Outcome.Handled : Outcome.LostRace;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception e) when (attempt < TransientSteps.Length && IsTransient(e))
            {
                BusLog.TransientFailure(logger, consumer.Name, message.Name, message.MessageId, e);
            }
            // Whatever a handler throws is an answer about this event and must not stop the others.
#pragma warning disable CA1031
            catch (Exception e)
#pragma warning restore CA1031
            {
                return await failures.RecordAsync(consumer, message, e, cancellationToken).ConfigureAwait(false);
            }

            await Task.Delay(TransientSteps[attempt] * (0.8 + 0.4 * Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsTransient(Exception e) => e is DbUpdateConcurrencyException || database.IsTransient(e);
}

/// <summary>What became of one event.</summary>
internal enum Outcome
{
    /// <summary>Not touched: the module is switched off, or a newer version of it will handle the event.</summary>
    Left,

    /// <summary>Handled and committed.</summary>
    Handled,

    /// <summary>To be tried again, or dead.</summary>
    Failed,

    /// <summary>Another node has it, or an operator decided about it.</summary>
    LostRace,
}

/// <summary>What one round of handling did.</summary>
/// <param name="Handled">Handled and committed.</param>
/// <param name="Failed">Failed and recorded.</param>
/// <param name="LostRaces">Taken by another node.</param>
/// <param name="IsFull">There may be more: do not pull yet.</param>
internal readonly record struct HandleRound(int Handled, int Failed, int LostRaces, bool IsFull)
{
    public bool HasMoved => Handled + Failed + LostRaces > 0;

    /// <summary>Another round at once will find more.</summary>
    public bool GoesOn => IsFull && HasMoved || LostRaces > 0;

    public HandleRound With(Outcome outcome) => outcome switch
    {
        Outcome.Handled => this with { Handled = Handled + 1 },
        Outcome.Failed => this with { Failed = Failed + 1 },
        Outcome.LostRace => this with { LostRaces = LostRaces + 1 },
        _ => this,
    };
}
