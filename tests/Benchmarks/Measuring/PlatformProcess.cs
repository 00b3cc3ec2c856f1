using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>A .NET program as a process of its own.</summary>
internal static class PlatformProcess
{
    public static Process Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var argument in arguments.Prepend(program))
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        // Read all along, or it stops when the pipe is full.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>How long it took in milliseconds, and the most memory it held in bytes.</returns>
    public static async Task<(double Milliseconds, long PeakBytes)> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        long peak = 0;
        while (await Task.WhenAny(ended, Task.Delay(10)) != ended)
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended between the two.
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}: {(await errors).Trim()}");
        return (elapsed, peak);
    }
}
