using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>Somebody in front of a browser window. What the browser complains of on the way is kept in <see cref="Complaints"/>.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string Pictures = Directory.CreateDirectory(RepositoryRoot.Combine("TestResults", "pictures")).FullName;

    private readonly IBrowserContext context;

    private Visitor(IBrowserContext context, IPage page, List<string> complaints)
    {
        this.context = context;
        Page = page;
        Complaints = complaints;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add($"{new Uri(page.Url).AbsolutePath}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                Complaints.Add($"{response.Request.Method} {response.Url} answered {response.Status}");
        };
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>Errors in the console, scripts that failed, blocked content, and answers of 400 and above.</summary>
    public List<string> Complaints { get; }

    public static async Task<Visitor> OpenAsync(IBrowser browser, Uri url, int width = 1200, bool withScripts = true, List<string>? complaints = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = url.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = withScripts,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        context.SetDefaultTimeout(30_000);
        return new Visitor(context, await context.NewPageAsync(), complaints ?? []);
    }

    public async Task SignInAsync(string userName, string password = PlatformHost.Password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("User name").FillAsync(userName);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sign-in"));
    }

    /// <summary>Keeps a picture for people to look at, of the whole page or of its top.</summary>
    public async Task PictureAsync(string name, int? height = null)
    {
        if (height is { } top)
            await Page.SetViewportSizeAsync(Page.ViewportSize!.Width, top);
        await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(Pictures, name + ".png"), FullPage = height is null });
    }

    /// <summary>What axe finds wrong with the page, one line for each rule.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync()
    {
        var found = await Page.RunAxe();
        return found.Violations.Select(v => (v.Id, v.Help, Nodes: v.Nodes.Where(n => !IsKnownUpstream(v.Id, n)).ToList()))
            .Where(v => v.Nodes.Count > 0)
            .Select(v => $"{v.Id} ({v.Help}): {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")
            .ToList();
    }

    /// <summary>How far the page is wider than its window, in CSS pixels: 0 when nobody has to scroll sideways.</summary>
    public Task<int> SidewaysAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    // alphagov/govuk-frontend#979: a radio button that reveals a question carries aria-expanded, which ARIA does not
    // allow there. The components are held to govuk-frontend's own HTML, so it stays until they change it.
    private static bool IsKnownUpstream(string rule, AxeResultNode node)
        => rule == "aria-allowed-attr" && (node.Html.Contains("govuk-radios__input", StringComparison.Ordinal) || node.Html.Contains("govuk-checkboxes__input", StringComparison.Ordinal))
            && node.Html.Contains("aria-expanded", StringComparison.Ordinal);
}
