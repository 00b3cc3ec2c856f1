using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Platform.Testing;
using Page = Platform.Testing.Page;

namespace Browser.Tests;

/// <summary>A person at work, so that one and the same journey is made in a browser, and quickly without one.</summary>
internal abstract class Somebody : IAsyncDisposable
{
    /// <summary>Where they are.</summary>
    public Page At { get; protected set; } = null!;

    /// <summary>Opens an address.</summary>
    public abstract Task<Page> GoAsync(string path);

    /// <summary>Follows the first link in the main part whose text contains this.</summary>
    public abstract Task<Page> FollowAsync(string text);

    /// <summary>Fills in these fields, in this order, and presses the button.</summary>
    public abstract Task<Page> PressAsync(string button, params (string Name, string Value)[] fields);

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens an address until the main part of the page says this: what other workstreams tell arrives a moment later.</summary>
    public async Task<Page> GoUntilAsync(string path, string says)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromMinutes(1);)
        {
            if ((await GoAsync(path)).Main.Contains(says, StringComparison.Ordinal))
                return At;
            await Task.Delay(250);
        }

        throw new InvalidOperationException($"{path} does not say '{says}': {At.Main}");
    }

    /// <summary>The three fields of a date.</summary>
    public static (string, string)[] Date(string name, DateOnly date)
        => [($"{name}.Day", $"{date.Day}"), ($"{name}.Month", $"{date.Month}"), ($"{name}.Year", $"{date.Year}")];

    /// <summary>The identifier that ends the address of where they are.</summary>
    public Guid IdAt => Guid.Parse(Regex.Match(At.Url.AbsolutePath, "[0-9a-f-]{36}").Value);
}

/// <summary>In a browser. Every page is looked at: a picture, axe, one heading, a title.</summary>
internal sealed class SomebodyInABrowser(Visitor visitor, string pictures) : Somebody
{
    private static readonly HashSet<string> Looked = [];
    private int step;

    public override async Task<Page> GoAsync(string path)
    {
        var response = await visitor.Page.GotoAsync(path);
        return await ReadAsync(response!.Status);
    }

    public override Task<Page> FollowAsync(string text)
        // Not by its role: a link that looks like a button says that it is one.
        => LeaveAsync(() => visitor.Page.Locator("main a").Filter(new() { HasTextRegex = new Regex(Regex.Escape(text)) }).First.ClickAsync());

    public override async Task<Page> PressAsync(string button, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            var field = visitor.Page.Locator($"main [name='{name}']:not([type=hidden])");
            var kind = await field.First.EvaluateAsync<string>("e => e.type || e.tagName");
            if (kind is "radio" or "checkbox")
                await visitor.Page.Locator($"main [name='{name}'][value='{value}']").CheckAsync();
            else if (kind.StartsWith("select", StringComparison.Ordinal))
                await field.SelectOptionAsync(value);
            else
                await field.FillAsync(value);
        }

        await visitor.PictureAsync($"{pictures}-{step:00}-filled");
        return await LeaveAsync(() => visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync());
    }

    public override ValueTask DisposeAsync() => visitor.DisposeAsync();

    private async Task<Page> LeaveAsync(Func<Task> leave)
    {
        // The page that is left carries a mark, so that the next is not mistaken for it, even under the same address.
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.left = 'yes'");
        // The answer that the way ends at: of a form that was accepted it is the page after the redirect.
        var answer = await visitor.Page.RunAndWaitForResponseAsync(leave, r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400 && r.Request.ResourceType == "document");
        await visitor.Page.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visitor.Page.WaitForLoadStateAsync(LoadState.Load);
        return await ReadAsync(answer.Status);
    }

    private async Task<Page> ReadAsync(int status)
    {
        step++;
        var document = await new HtmlParser().ParseDocumentAsync(await visitor.Page.ContentAsync());
        At = new Page(new Uri(visitor.Page.Url), (HttpStatusCode)status, document);
        var kind = Routes.Pattern(At.Url) + (At.Errors.Count > 0 ? " with errors" : "") + At.Text("h1");
        bool isNew;
        lock (Looked)
            isNew = Looked.Add(kind);
        if (isNew)
        {
            await visitor.PictureAsync($"{pictures}-{step:00}");
            (await visitor.AccessibilityFaultsAsync()).ShouldBeEmpty(At.Url.AbsolutePath);
            document.QuerySelectorAll("h1").Length.ShouldBe(1, At.Url.AbsolutePath);
        }

        return At;
    }
}

/// <summary>Without a browser.</summary>
internal sealed class SomebodyByHttp(PlatformClient client) : Somebody
{
    public override async Task<Page> GoAsync(string path) => At = await client.GetPageAsync(path);

    public override Task<Page> FollowAsync(string text)
    {
        var link = At.Document.QuerySelectorAll("main a[href]").FirstOrDefault(a => Clean(a).Contains(text, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{At.Url.AbsolutePath} has no link '{text}': {At.Main}");
        return GoAsync(new Uri(At.Url, link.GetAttribute("href")).PathAndQuery);
    }

    public override async Task<Page> PressAsync(string button, params (string Name, string Value)[] fields)
    {
        var pressed = At.Document.QuerySelectorAll("main button").FirstOrDefault(b => Clean(b) == button)
            ?? throw new InvalidOperationException($"{At.Url.AbsolutePath} has no button '{button}': {At.Main}");
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        foreach (var name in fields.Select(f => f.Name))
            form.QuerySelector($"[name='{name}']:not([type=hidden])").ShouldNotBeNull($"{At.Url.AbsolutePath} has no field {name}: {At.Main}");
        if (pressed.GetAttribute("formaction") is { } action)
            form.SetAttribute("action", action);
        form.Id = "chosen";
        var values = fields.ToDictionary(f => f.Name, f => (string?)f.Value);
        if (pressed.GetAttribute("name") is { } buttonName)
            values[buttonName] = pressed.GetAttribute("value");
        return At = await client.PostFormAsync(At, values, "#chosen");
    }

    public override ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Clean(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
