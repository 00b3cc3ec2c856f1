using System.Diagnostics;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Platform.Testing;

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
