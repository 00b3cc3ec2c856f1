using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using Host.Tests.Journeys;
using Microsoft.Data.Sqlite;
using Platform.Testing;

namespace Host.Tests.Faults;

/// <summary>
/// The real program is killed (SIGKILL) at random while notices are entered. A ledger of what the sender was told is compared
/// with the record, the log, the inbox and the figures. The long form (50 kills, 2,000 notices) runs with PLATFORM_TEST_FAULTS=1.
/// </summary>
public sealed class KilledProcessTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("PLATFORM_TEST_FAULTS") == "1";

    [Fact]
    public async Task No_notice_is_lost_and_none_counts_twice_when_the_process_is_killed_again_and_again()
    {
        var (kills, notices) = Long ? (50, 2000) : (4, 120);
        var data = Directory.CreateTempSubdirectory("platform-faults-").FullName;
        var random = new Random(20251122);
        ServedProgram.Run(data, "migrate");
        ServedProgram.Run(data, "modules", "on", "all");
        ServedProgram.Run(data, "users", "add", "sender", "--name", "A sender", "--role", "partner", "--role", "analyst", "--area", "all", "--password", PlatformHost.Password);

        var keys = Enumerable.Range(0, notices).Select(_ => Guid.NewGuid()).ToList();
        var next = 0;
        for (var life = 0; life <= kills; life++)
        {
            var isLast = life == kills;
            await using var program = await ServedProgram.StartAsync(data);
            using var browser = new PlatformClient(program.Url);
            await browser.SignInAsync("sender", PlatformHost.Password);

            using var death = new CancellationTokenSource();
            if (!isLast)
                _ = KillLaterAsync(program, TimeSpan.FromMilliseconds(random.Next(20, Long ? 900 : 500)), death);
            var share = isLast ? notices : Math.Min(notices, next + Math.Max(1, (notices - next) / (kills - life)) * 3);
            try
            {
                while (next < share)
                {
                    // What was not answered is sent again with the same key: the sender cannot know whether it was saved.
                    using var response = await browser.PostJsonAsync("/api/case-management/notices", JsonContent.Create(Notices.Of(next, keys[next])), death.Token);
                    // The last life sends all that is left, and faster than one person may.
                    if (response.StatusCode == System.Net.HttpStatusCode.TooManyRequests)
                    {
                        await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(5), death.Token);
                        continue;
                    }

                    response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(CancellationToken.None));
                    next++;
                }

                if (isLast)
                    await UntilCountedAsync(browser, notices);
            }
            catch (Exception exception) when (!isLast && exception is HttpRequestException or OperationCanceledException or IOException)
            {
                // Killed; the next life goes on.
            }

            if (!isLast)
                program.Kill();
        }

        next.ShouldBe(notices);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(data, "platform.db")};Mode=ReadOnly;Pooling=False"))
        {
            connection.Open();
            Count(connection, "SELECT count(*) FROM cases_PartnerNotice").ShouldBe(notices, "the record");
            Count(connection, "SELECT count(*) FROM bus_Outbox WHERE Name = 'case-management.partner-notice-recorded.v1'").ShouldBe(notices, "the log");
            Count(connection, "SELECT count(DISTINCT json_extract(Payload, '$.noticeId')) FROM bus_Outbox WHERE Name = 'case-management.partner-notice-recorded.v1'").ShouldBe(notices, "each once");
            Count(connection, "SELECT count(*) FROM bus_Outbox WHERE Position IS NULL").ShouldBe(0, "all in order");
            Count(connection, "SELECT max(Position) - count(*) FROM bus_Outbox").ShouldBe(0, "positions without a gap");
            Count(connection, "SELECT count(*) FROM bus_Inbox WHERE Status <> 1").ShouldBe(0, "all handled");
            Count(connection, "SELECT count(*) - count(DISTINCT Consumer || MessageId) FROM bus_Inbox").ShouldBe(0, "none handled twice");
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task UntilCountedAsync(PlatformClient browser, int notices)
    {
        var clock = Stopwatch.StartNew();
        while (await Notices.CountAsync(browser) != notices)
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "the figures have every notice exactly once");
            await Task.Delay(100);
        }
    }

    private static async Task KillLaterAsync(ServedProgram program, TimeSpan after, CancellationTokenSource death)
    {
        await Task.Delay(after);
        program.Kill();
        try
        {
            await death.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The share of this life was done before.
        }
    }

    private static long Count(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>The host as a process of its own.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process process;

    private ServedProgram(Process process, Uri url)
    {
        this.process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static ProcessStartInfo Command(string data, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", HostOutput.Program, "--data", data, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["SignIn__SecondFactor"] = "Offered";
        return start;
    }

    /// <summary>Runs one of its verbs to the end.</summary>
    public static void Run(string data, params string[] arguments)
    {
        using var process = Process.Start(Command(data, arguments))!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error.Result);
    }

    public static async Task<ServedProgram> StartAsync(string data)
    {
        var port = FreePort();
        var process = Process.Start(Command(data, ["--urls", $"http://127.0.0.1:{port}"]))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var program = new ServedProgram(process, new Uri($"http://127.0.0.1:{port}"));
        using var http = new HttpClient { BaseAddress = program.Url };
        var clock = Stopwatch.StartNew();
        while (true)
        {
            process.HasExited.ShouldBeFalse("the program ended by itself");
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "the program did not answer");
            try
            {
                using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
                if (live.IsSuccessStatusCode)
                    return program;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
    }

    public void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It is dead.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
