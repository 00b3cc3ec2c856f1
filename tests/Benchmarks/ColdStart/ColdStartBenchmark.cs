using System.Net;
using System.Net.Sockets;
using Benchmarks.Measuring;
using Platform.Testing;

namespace Benchmarks.ColdStart;

/// <summary>From the start of the process to the first page, against an empty Razor Pages application.</summary>
internal sealed class ColdStartBenchmark : IBenchmark
{
    private const int Rounds = 5;

    private static readonly string EmptyApp = RepositoryRoot.Combine(
        "tests", "Benchmarks", "EmptyApp", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "EmptyApp.dll");

    public string Name => "cold-start";

    public string Says => "platform serve, from the start of the process to the sign-in page, against an empty Razor Pages application";

    public async Task RunAsync(Findings findings)
    {
        var data = Directory.CreateTempSubdirectory("platform-start-").FullName;
        try
        {
            // As on any day but the first: the tables are there and every workstream is on.
            await PlatformProcess.RunAsync(HostOutput.Program, "migrate", "--data", data);
            await PlatformProcess.RunAsync(HostOutput.Program, "modules", "on", "all", "--data", data);
            await OursAsync(data);
            await BaselineAsync();
            var (ours, baseline) = await Sample.AlternateAsync(Rounds, _ => OursAsync(data), _ => BaselineAsync());
            findings.Add("Start to first page", ours, baseline);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static Task OursAsync(string data) => FirstPageAsync(HostOutput.Program, "/sign-in", url => ["serve", "--data", data, "--urls", url]);

    private static Task BaselineAsync() => FirstPageAsync(EmptyApp, "/", url => ["--urls", url, "--contentRoot", Path.GetDirectoryName(EmptyApp)!]);

    private static async Task FirstPageAsync(string program, string path, Func<string, IEnumerable<string>> arguments)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        using var process = PlatformProcess.Start(program, arguments(url));
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            using var http = new HttpClient();
            for (var patience = DateTime.UtcNow.AddMinutes(1); ;)
            {
                try
                {
                    using var response = await http.GetAsync(new Uri(url + path));
                    if (response.StatusCode == HttpStatusCode.OK)
                        return;
                }
                catch (HttpRequestException) when (!process.HasExited)
                {
                    // It does not listen yet.
                }

                if (DateTime.UtcNow > patience)
                    throw new InvalidOperationException($"{Path.GetFileName(program)} did not answer within a minute.");
                await Task.Delay(5);
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
