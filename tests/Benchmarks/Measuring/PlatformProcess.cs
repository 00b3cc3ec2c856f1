using System.Diagnostics;
using System.Text;

namespace Benchmarks.Measuring;

/// <summary>A .NET program as a process of its own.</summary>
internal static class PlatformProcess
{
    public static Process Start(string program, params IEnumerable<string> arguments) => Start(program, null, arguments);

    private static Process Start(string program, StringBuilder? said, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var argument in arguments.Prepend(program))
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        // Read all along, or it stops when the pipe is full.
        process.OutputDataReceived += (_, line) => said?.AppendLine(line.Data);
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>How long it took in milliseconds, and the most memory it held in bytes.</returns>
    public static async Task<(double Milliseconds, long PeakBytes)> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var (milliseconds, peak, _) = await ReadAsync(program, arguments);
        return (milliseconds, peak);
    }

    /// <summary>Runs to the end, and gives what it wrote to standard output too.</summary>
    public static async Task<(double Milliseconds, long PeakBytes, string Said)> ReadAsync(string program, params IEnumerable<string> arguments)
    {
        var said = new StringBuilder();
        var start = Stopwatch.GetTimestamp();
        using var process = Start(program, said, arguments);
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
        // The last lines of the pipe.
        process.WaitForExit();
        return (elapsed, peak, said.ToString());
    }
}
