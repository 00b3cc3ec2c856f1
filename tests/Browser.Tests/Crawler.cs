using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>Follows every link from home and looks at each kind of page once.</summary>
internal static class Crawler
{
    private const int MostOfOneKind = 2;
    private const int MostPages = 120;

    // Who hears the links of a list alone must be able to tell them apart. Two children may bear one name.
    private const string LinksThatSoundAlike = """
        Array.from(document.querySelectorAll('main table')).flatMap(table => {
          const pages = Map.groupBy(Array.from(table.querySelectorAll('a')).filter(a => !a.pathname.startsWith('/children/')), a => a.textContent.replace(/\s+/g, ' ').trim());
          return Array.from(pages).filter(([, links]) => new Set(links.map(a => a.href)).size > 1).map(([text]) => text);
        })
        """;

    /// <param name="visitor">Signed in.</param>
    /// <param name="who">For the faults' sentences.</param>
    /// <param name="looked">Kinds of page that need no second look; more are added.</param>
    /// <param name="faults">A sentence for each fault is added.</param>
    /// <param name="pictures">How the pictures' names begin.</param>
    public static async Task FollowEverythingAsync(Visitor visitor, string who, HashSet<string> looked, List<string> faults, string pictures = "page")
    {
        var queue = new Queue<string>(["/"]);
        var seen = new Dictionary<string, int>();
        for (var pages = 0; queue.TryDequeue(out var address) && pages < MostPages;)
        {
            var kind = Routes.Pattern(new Uri(new Uri("http://platform"), address));
            var query = address.Contains('?', StringComparison.Ordinal) ? "?" : "";
            if ((seen[kind + query] = seen.GetValueOrDefault(kind + query) + 1) > MostOfOneKind)
                continue;
            pages++;

            IResponse? response;
            try
            {
                response = await visitor.Page.GotoAsync(address);
            }
            catch (PlaywrightException error) when (error.Message.Contains("Download is starting", StringComparison.Ordinal) || error.Message.Contains("ERR_ABORTED", StringComparison.Ordinal))
            {
                // A file: it has no page to look at.
                var file = await visitor.Context.APIRequest.GetAsync(address);
                if (!file.Ok)
                    faults.Add($"{who}: {address} answered {file.Status}");
                continue;
            }

            var name = $"{who}: {address}";
            if (response is null || response.Status >= 400)
                faults.Add($"{name} answered {response?.Status}");
            if (await visitor.Page.Locator("h1").CountAsync() != 1)
                faults.Add($"{name} has {await visitor.Page.Locator("h1").CountAsync()} first headings");
            if ((await visitor.Page.TitleAsync()).Split('–')[0].Trim().Length == 0)
                faults.Add($"{name} has no title");
            foreach (var text in await visitor.Page.EvaluateAsync<string[]>(LinksThatSoundAlike))
                faults.Add($"{name} has links in one table that all read '{text}' and lead to different pages");
            if (looked.Add(kind))
            {
                await visitor.PictureAsync(pictures + kind.Replace('/', '-').Replace("{id}", "x", StringComparison.Ordinal));
                faults.AddRange((await visitor.AccessibilityFaultsAsync()).Select(fault => $"{name}: {fault}"));
                await visitor.Page.SetViewportSizeAsync(320, 900);
                if (await visitor.SidewaysAsync() is var sideways and > 0)
                    faults.Add($"{name} is {sideways} pixels wider than a window of 320");
                await visitor.Page.SetViewportSizeAsync(1200, 900);
            }

            foreach (var link in await visitor.Page.EvaluateAsync<string[]>("Array.from(document.querySelectorAll('a[href]'), a => a.href)"))
                if (Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Authority == new Uri(visitor.Page.Url).Authority && url.PathAndQuery != address)
                    queue.Enqueue(url.PathAndQuery);
        }
    }
}
