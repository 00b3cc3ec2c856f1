using Platform.Kernel.Security;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>
/// Every role follows every link that it can reach from home, on a database that a journey has been through. Pages are found,
/// not listed, so a page that is added tomorrow is looked at too.
/// </summary>
public sealed class Crawl(Chromium chromium)
{
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
            await Crawler.FollowEverythingAsync(visitor, role, looked, faults);
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
}
