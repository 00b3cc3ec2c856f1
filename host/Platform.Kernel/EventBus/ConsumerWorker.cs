using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Handles what waits for one consumer on this node: several streams at once, each one event after another. What a slow handler
/// holds up is its own stream and one of the lanes.
/// </summary>
internal sealed class ConsumerWorker(string consumer, WaitingEvents inbox, Dispatcher dispatcher, IDatabaseProvider database, EventBusOptions options, Action<Exception> failed)
{
    /// <summary>Another node was at an event; it is soon done with it.</summary>
    private static readonly TimeSpan AfterLostRace = TimeSpan.FromMilliseconds(50);

    private readonly BusWakeUp signal = new();
    private readonly Lock door = new();
    private readonly Queue<List<WaitingEvent>> streams = new();
    private readonly HashSet<string> atWork = new(StringComparer.Ordinal);
    private readonly Task[] lanes = [.. Enumerable.Repeat(Task.CompletedTask, database.HandlerParallelism)];
    private readonly bool[] isWorking = new bool[database.HandlerParallelism];
    private volatile bool isBehind;
    private bool mayWait;

    public string Name => consumer;

    /// <summary>There is more than was taken: nothing need be copied for this consumer yet.</summary>
    public bool IsBehind => isBehind;

    public void Wake() => signal.Signal();

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => signal.WaitAsync(atMost, cancellationToken);

    /// <summary>Reads what is due and puts it to work. The lanes call again when they have room.</summary>
    /// <returns>True when it came to the end of a backlog.</returns>
    public async Task<bool> FeedAsync(StreamShare share, CancellationToken stoppingToken)
    {
        string[] busy;
        lock (door)
        {
            if (streams.Count >= lanes.Length)
            {
                mayWait = true;
                return false;
            }

            busy = [.. atWork];
        }

        var waiting = await inbox.ReadAsync(consumer, share, busy, stoppingToken).ConfigureAwait(false);
        var wasBehind = isBehind;
        isBehind = waiting.Count == options.HandleBatchSize;
        lock (door)
        {
            // What was copied since for a stream that was at work was left out. Its lane calls again, unless it is done already.
            mayWait = busy.Length > 0;
            if (!atWork.IsSupersetOf(busy))
                signal.Signal();
            foreach (var stream in waiting.GroupBy(m => m.StreamKey, StringComparer.Ordinal))
            {
                streams.Enqueue([.. stream]);
                atWork.Add(stream.Key);
            }

            for (var (lane, wanted) = (0, streams.Count); lane < lanes.Length && wanted > 0; lane++)
            {
                if (isWorking[lane])
                    continue;
                var free = lane;
                isWorking[free] = true;
                lanes[free] = Task.Run(() => WorkAsync(free, stoppingToken), CancellationToken.None);
                wanted--;
            }
        }

        return wasBehind && !isBehind;
    }

    /// <summary>Until the lanes are done or have noticed that they are to stop.</summary>
    public Task StopAsync()
    {
        lock (door)
            return Task.WhenAll(lanes);
    }

    private async Task WorkAsync(int lane, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && Take(lane) is { Count: > 0 } events)
        {
            try
            {
                var round = await dispatcher.HandleAsync(consumer, events, stoppingToken).ConfigureAwait(false);
                if (round.LostRaces > 0)
                    _ = Task.Delay(AfterLostRace, stoppingToken).ContinueWith(_ => signal.Signal(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The failure could not even be written down: the database is away. What waits is read again with the next poll.
#pragma warning disable CA1031
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed(e);
            }

            Leave(events);
        }
    }

    /// <summary>One lane's part of the streams that stand here, or nothing.</summary>
    private List<WaitingEvent> Take(int lane)
    {
        lock (door)
        {
            isWorking[lane] = streams.Count > 0;
            var events = new List<WaitingEvent>();
            for (var take = (streams.Count + lanes.Length - 1) / lanes.Length; take > 0; take--)
                events.AddRange(streams.Dequeue());
            return events;
        }
    }

    private void Leave(List<WaitingEvent> events)
    {
        lock (door)
        {
            atWork.ExceptWith(events.Select(e => e.StreamKey));
            if (streams.Count >= lanes.Length || !(isBehind || mayWait))
                return;
            mayWait = false;
        }

        signal.Signal();
    }
}
