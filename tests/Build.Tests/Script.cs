using System.Diagnostics;

namespace Build.Tests;

/// <summary>Runs one of the scripts under build/ as a person would.</summary>
internal static class Script
{
    public static async Task<(int Code, string Output)> RunAsync(string root, string command, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts under build/ are for bash. Run the tests in WSL to try them.");
        var start = new ProcessStartInfo(Path.Combine(root, command)) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // A build inside a test must not reuse the servers of the build around it, nor outlive the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["PLATFORM_CONFIGURATION"] = "Debug";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }
}
