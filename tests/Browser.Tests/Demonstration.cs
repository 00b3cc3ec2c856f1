using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>
/// The demonstration as a newcomer gets it: seeded and served by the program itself. It takes minutes, so it runs on request
/// (build/test.sh --faults) and leaves its pictures in TestResults/pictures.
/// </summary>
public sealed class Demonstration(Chromium chromium) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("platform-demonstration-").FullName;
    private Process? server;

    [Fact(Explicit = true)]
    public async Task Every_page_of_the_demonstration_answers_well_is_named_and_is_accessible()
    {
        var browser = chromium.Started;
        using (var seed = Run("seed", "--demo"))
        {
            await seed.WaitForExitAsync(TestContext.Current.CancellationToken);
            seed.ExitCode.ShouldBe(0);
        }

        var password = (await File.ReadAllTextAsync(Path.Combine(folder, "demonstration-password.txt"), TestContext.Current.CancellationToken)).Trim();
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        server = Run("serve", "--urls", url.ToString());
        await AnswersAsync(url);

        var faults = new List<string>();
        var looked = new HashSet<string>();
        foreach (var who in new[] { "swindon", "victims", "deterrence", "voice", "everything" })
        {
            await using var visitor = await Visitor.OpenAsync(browser, url);
            await visitor.SignInAsync(who, password);
            await Crawler.FollowEverythingAsync(visitor, who, looked, faults, "demonstration");
            faults.AddRange(visitor.Complaints.Select(complaint => $"{who}: {complaint}"));
        }

        await DrawAsync(browser, url, password);
        faults.ShouldBeEmpty();
    }

    public void Dispose()
    {
        server?.Kill(entireProcessTree: true);
        server?.WaitForExit();
        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The two pictures of the README.</summary>
    private static async Task DrawAsync(Microsoft.Playwright.IBrowser browser, Uri url, string password)
    {
        await using (var analyst = await Visitor.OpenAsync(browser, url, width: 1000))
        {
            await analyst.SignInAsync("analyst", password);
            await analyst.Page.GotoAsync("/csp-reporting/reports/E06000030/2025Q4");
            await analyst.PictureAsync("report", height: 1500);
            await analyst.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            await analyst.PictureAsync("report-print");
        }

        await using var worker = await Visitor.OpenAsync(browser, url, width: 1000);
        await worker.SignInAsync("swindon", password);
        await worker.Page.GotoAsync("/children");
        var children = await worker.Page.EvaluateAsync<string[]>("Array.from(document.querySelectorAll('main th a'), a => a.href)");
        var (most, fullest) = (0, children[0]);
        foreach (var child in children.Take(30))
        {
            await worker.Page.GotoAsync(child);
            var parts = await worker.Page.Locator("main h2").CountAsync() * 100 + await worker.Page.Locator("main .moj-timeline__item").CountAsync();
            if (parts > most)
                (most, fullest) = (parts, child);
        }

        await worker.Page.GotoAsync(fullest);
        await worker.PictureAsync("child", height: 1500);
        await worker.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await worker.PictureAsync("child-print");
    }

    private Process Run(params string[] arguments)
        => Process.Start(new ProcessStartInfo("dotnet", [HostOutput.Program, .. arguments, "--data", folder]) { RedirectStandardOutput = false })!;

    private static async Task AnswersAsync(Uri url)
    {
        using var http = new HttpClient();
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(250, TestContext.Current.CancellationToken))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(url, "/sign-in"), TestContext.Current.CancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException) when (since.Elapsed < TimeSpan.FromMinutes(1))
            {
                // It is still starting.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
