using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Page = Platform.Testing.Page;

namespace Browser.Tests;

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
