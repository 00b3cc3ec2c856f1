using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Testing;
using static KnifeCrime.Tests.KnifeHost;

namespace KnifeCrime.Tests.Contributions;

public sealed class ContributionTests
{
    [Theory, EachDatabase]
    public async Task The_childs_page_shows_a_panel_and_a_timeline_to_those_who_may_see_it(DatabaseKind kind)
    {
        await using var host = await KnifeHost.StartAsync(kind);
        var child = Guid.NewGuid();
        var id = await host.StartedAsync(child);
        (await host.DoAsync(Session(id, RequestedOn, next: RequestedOn.AddDays(7)))).ShouldSucceed();

        var (panels, timeline) = await ReadAsync(host, Roles.CaseManager, Swindon, child);
        var panel = panels.ShouldHaveSingleItem();
        panel.Rows.ShouldHaveSingleItem().Value.ShouldBe("In progress. Programme: A mentor. Worker: Test programme-worker. At 1 of 1 sessions. Next session 10 March 2025");
        panel.Links.ShouldHaveSingleItem().Url.ShouldBe($"/knife-crime/requests/{id}");
        timeline.Select(e => e.Title).ShouldBe(["Knife-crime session", "The child agreed to knife-crime support", "Knife-crime support accepted", "Knife-crime support requested"], ignoreOrder: true);
        timeline.ShouldContain(e => e.Text != null && e.Text.Contains("I felt listened to."));

        foreach (var (role, area) in new[] { (Roles.CaseManager, Wiltshire), (Roles.VictimWorker, Swindon), (Roles.Analyst, Swindon) })
        {
            var (none, nothing) = await ReadAsync(host, role, area, child);
            none.ShouldBeEmpty();
            nothing.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task My_work_has_decisions_for_those_who_decide_and_sessions_for_the_worker()
    {
        await using var host = await KnifeHost.StartAsync(DatabaseKind.Sqlite);
        await host.RequestAsync(Guid.NewGuid());
        var started = await host.StartedAsync(Guid.NewGuid());

        var worker = await WorkAsync(host, Roles.ProgrammeWorker);
        worker.Select(w => w.Text).ShouldBe(["Decide on a request for knife-crime support", "Hold the next knife-crime session"]);
        worker[1].Url.ShouldBe($"/knife-crime/requests/{started}");
        worker[1].Due.ShouldBe(new DateOnly(2025, 3, 17));
        (await WorkAsync(host, Roles.OperationsManager)).ShouldHaveSingleItem().Text.ShouldBe("Decide on a request for knife-crime support");
        (await WorkAsync(host, Roles.CaseManager)).ShouldBeEmpty();

        var tile = (await host.InScopeOfAsync(Roles.ProgrammeWorker, [Swindon], s => s.GetRequiredService<PageContributions>().GetTilesAsync(default))).ShouldHaveSingleItem();
        (tile.Figure, tile.Text).ShouldBe(("1", "request waits for a decision. 1 child is supported now."));
        await host.SwitchAsync("knife-crime", isEnabled: false);
        (await WorkAsync(host, Roles.ProgrammeWorker)).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<WorkItem>> WorkAsync(PlatformHost host, string role)
        => host.InScopeOfAsync(role, [Swindon], services => services.GetRequiredService<PageContributions>().GetWorkAsync(20, default));

    private static Task<(IReadOnlyList<RecordPanel>, IReadOnlyList<TimelineEntry>)> ReadAsync(PlatformHost host, string role, string area, Guid child)
        => host.InScopeOfAsync(role, [area], async services =>
        {
            var contributions = services.GetRequiredService<PageContributions>();
            return (await contributions.GetPanelsAsync(RecordTypes.Child, child, default), await contributions.GetTimelineAsync(RecordTypes.Child, child, null, 20, default));
        });
}
