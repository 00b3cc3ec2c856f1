namespace Kernel.Tests.EventBus.Probes;

/// <summary>For what a running pump does by itself.</summary>
internal static class Eventually
{
    /// <param name="holds">What is waited for.</param>
    /// <param name="withinSeconds">For how long.</param>
    /// <param name="state">Said when it did not happen.</param>
    public static async Task Async(Func<Task<bool>> holds, double withinSeconds = 20, Func<Task<string>>? state = null)
    {
        var until = DateTime.UtcNow.AddSeconds(withinSeconds);
        while (!await holds())
        {
            if (DateTime.UtcNow > until)
                throw new TimeoutException($"It had not happened after {withinSeconds} s. {(state is null ? "" : await state())}");
            await Task.Delay(15);
        }
    }
}
