using Microsoft.Playwright;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>
/// Every role follows every link that it can reach from home, on a database that a journey has been through. Pages are found,
/// not listed, so a page that is added tomorrow is looked at too.
/// </summary>
public sealed class Crawl(Chromium chromium)
{
    private const int MostOfOneKind = 2;
    private const int MostPages = 120;

    [Fact]
    public async Task Every_page_that_a_role_can_reach_answers_well_is_named_and_is_accessible()
    {
        var browser = chromium.Started;
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o =>
        {
            o.WithAllModules();
            o.RunsInBackground = true;
        });
        await FillAsync(host);

        var faults = new List<string>();
        var looked = new HashSet<string>();
        foreach (var (role, _) in Roles.All)
        {
            await using var visitor = await Visitor.OpenAsync(browser, host.Url);
            await visitor.SignInAsync(await host.AddPersonAsync(role));
            await FollowEverythingAsync(visitor, role, looked, faults);
            faults.AddRange(visitor.Complaints.Select(complaint => $"{role}: {complaint}"));
        }

        faults.ShouldBeEmpty();
        looked.Count.ShouldBeGreaterThan(40, "the crawl found too few kinds of page to mean anything: " + string.Join(", ", looked));
    }

    /// <summary>One of everything, as the journey makes it.</summary>
    private static async Task FillAsync(PlatformHost host)
    {
        var journey = new Journey(host, async (role, _) => new SomebodyByHttp(await host.AsAsync(role, Journey.Area)));
        await journey.OpenACohortAsync();
        await journey.SendANoticeAsync();
        await journey.RecordTheIncidentAsync();
        await journey.OpenACaseWithAPlanAsync();
        await journey.DeliverTheProgrammeAsync();
        await journey.ContactThePersonHarmedAsync();
        await journey.DecideTheNominationAsync();
        await journey.HearTheChildAsync();
        // A second child who is only on their way, so that the pages of each open step are reachable too.
        await journey.SendANoticeAsync();
    }

    private static async Task FollowEverythingAsync(Visitor visitor, string role, HashSet<string> looked, List<string> faults)
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
                    faults.Add($"{role}: {address} answered {file.Status}");
                continue;
            }

            var name = $"{role}: {address}";
            if (response is null || response.Status >= 400)
                faults.Add($"{name} answered {response?.Status}");
            if (await visitor.Page.Locator("h1").CountAsync() != 1)
                faults.Add($"{name} has {await visitor.Page.Locator("h1").CountAsync()} first headings");
            if ((await visitor.Page.TitleAsync()).Split('–')[0].Trim().Length == 0)
                faults.Add($"{name} has no title");
            if (looked.Add(kind))
            {
                await visitor.PictureAsync("page" + kind.Replace('/', '-').Replace("{id}", "x", StringComparison.Ordinal));
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
