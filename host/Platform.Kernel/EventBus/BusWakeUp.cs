namespace Platform.Kernel.EventBus;

/// <summary>Wakes the pump of this process as soon as events are committed; a slow poll is the safety net.</summary>
internal sealed class BusWakeUp
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public void Signal()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Awake already.
        }
    }

    /// <summary>True when woken, false when the time ran out.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => signal.WaitAsync(atMost, cancellationToken);
}
