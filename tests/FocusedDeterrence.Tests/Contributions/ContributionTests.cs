using Microsoft.Extensions.DependencyInjection;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Testing;
using static FocusedDeterrence.Tests.DeterrenceHost;

namespace FocusedDeterrence.Tests.Contributions;

public sealed class ContributionTests
{
    [Theory, EachDatabase]
    public async Task The_childs_page_shows_where_it_stands_to_those_who_may_see_it(DatabaseKind kind)
    {
        await using var host = await DeterrenceHost.StartAsync(kind);
        var child = await host.ChildAsync();
        var cohort = await host.CohortAsync();
        var (before, _) = await ReadAsync(host, Roles.CaseManager, Swindon, child);
        before.ShouldHaveSingleItem().Links.ShouldHaveSingleItem().Url.ShouldBe($"/focused-deterrence/nominations/new?child={child}");

        var id = await host.MemberAsync(cohort, child);
        (await host.DoAsync(new OfferSupport(id, Guid.NewGuid(), SupportKind.Mentoring, "Kwame", Today))).ShouldSucceed();

        var (panels, timeline) = await ReadAsync(host, Roles.CaseManager, Swindon, child);
        panels.ShouldHaveSingleItem().Rows.ShouldHaveSingleItem().Value.ShouldBe("In the cohort, decided 3 March 2025. 0 of 1 offers of support taken up");
        timeline.Select(e => e.Title).ShouldBe(["Support offered: mentoring", "Joined a focused deterrence cohort", "Nominated for focused deterrence"], ignoreOrder: true);
        foreach (var role in new[] { Roles.Analyst, Roles.VictimWorker, Roles.Partner })
        {
            var (none, nothing) = await ReadAsync(host, role, Swindon, child);
            none.ShouldBeEmpty();
            nothing.ShouldBeEmpty();
        }

        (await ReadAsync(host, Roles.CaseManager, Wiltshire, child)).Timeline.ShouldBeEmpty();
    }

    [Fact]
    public async Task My_work_has_what_waits_for_the_panel_and_cohorts_to_review()
    {
        await using var host = await DeterrenceHost.StartAsync(DatabaseKind.Sqlite);
        var cohort = await host.CohortAsync();
        await host.SendAsync(Nominate(cohort), Roles.DeterrenceCoordinator, Swindon);

        var work = await host.InScopeOfAsync(Roles.DeterrenceCoordinator, [Swindon], s => s.GetRequiredService<PageContributions>().GetWorkAsync(20, default));
        work.Select(w => (w.Text, w.Due)).ShouldBe([("Take a nomination to the panel", new DateOnly(2025, 3, 17)), ("Review the cohort Safer evenings", Today.AddDays(90))]);
        var tile = (await host.InScopeOfAsync(Roles.CaseManager, [Swindon], s => s.GetRequiredService<PageContributions>().GetTilesAsync(default))).ShouldHaveSingleItem();
        (tile.Figure, tile.Text).ShouldBe(("1", "nomination waits for a panel. 0 offers of support taken up."));
    }

    private static Task<(IReadOnlyList<RecordPanel> Panels, IReadOnlyList<TimelineEntry> Timeline)> ReadAsync(PlatformHost host, string role, string area, Guid child)
        => host.InScopeOfAsync(role, [area], async services =>
        {
            var contributions = services.GetRequiredService<PageContributions>();
            return (await contributions.GetPanelsAsync(RecordTypes.Child, child, default), await contributions.GetTimelineAsync(RecordTypes.Child, child, null, 20, default));
        });
}
