namespace Kernel.Tests.EventBus.Probes;

/// <summary>For what a running pump does by itself.</summary>
internal static class Eventually
{
    public static async Task Async(Func<Task<bool>> holds, double withinSeconds = 20)
    {
        var until = DateTime.UtcNow.AddSeconds(withinSeconds);
        while (!await holds())
        {
            if (DateTime.UtcNow > until)
                throw new TimeoutException($"It had not happened after {withinSeconds} s.");
            await Task.Delay(15);
        }
    }
}
