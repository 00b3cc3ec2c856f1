using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser.Tests.Chromium))]
// Two hosts and a browser at once on two cores only make each other's waits long.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Browser.Tests;

/// <summary>The machine's own Chromium, started once for all tests. Where there is none, the tests are skipped and say so.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Missing = "No Chromium: install it (Debian: apt-get install chromium fonts-liberation) or name its program in PLATFORM_CHROMIUM.";

    // Chromium on a closed network would otherwise look up its maker's hosts at every start.
    private static readonly string[] Quiet =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The started browser; skips the running test where there is none.</summary>
    public IBrowser Started
    {
        get
        {
            Assert.SkipWhen(browser is null, Missing);
            return browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program)
            return;
        playwright = await Playwright.CreateAsync();
        // What a page should come to show may take as long as anything else here.
        Assertions.SetDefaultExpectTimeout(30_000);
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Headless = true,
            // The sandbox does not work for root, who runs the tests in most containers.
            Args = [.. Quiet, .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>()],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PLATFORM_CHROMIUM") is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new FileNotFoundException($"PLATFORM_CHROMIUM names {named}, which is not there.");
        string[] usual =
        [
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        ];
        return usual.FirstOrDefault(File.Exists);
    }
}
