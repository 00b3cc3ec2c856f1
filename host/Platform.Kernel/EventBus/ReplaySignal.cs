namespace Platform.Kernel.EventBus;

/// <summary>Wakes the replays of this process as soon as one is started here; a slow poll notices the others.</summary>
internal sealed class ReplaySignal
{
    private readonly BusWakeUp wakeUp = new();

    public void Signal() => wakeUp.Signal();

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => wakeUp.WaitAsync(atMost, cancellationToken);
}
