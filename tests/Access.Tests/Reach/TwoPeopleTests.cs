using System.Text.Json;
using Access.Tests.Worlds;
using Platform.Kernel.Security;

namespace Access.Tests.Reach;

/// <summary>Two people with the same role and different rights: each page without a record in its address, and what it lists, counts, finds and gives out.</summary>
public sealed class TwoPeopleTests(WorldFixture fixture) : IClassFixture<WorldFixture>
{
    private static readonly string[] AboutTheChild =
    [
        "select ChildId from cases_Case", "select Id from cases_Case", "select Id from cases_Incident", "select NoticeId from cases_NoticePerson where ChildId is not null",
        "select Id from knife_Intervention", "select Id from deter_Nomination where ChildId is not null", "select Id from victim_Contact", "select Id from voice_Voice where ChildId is not null",
    ];

    [Fact]
    public async Task Lists_counts_hits_and_files_show_a_person_what_is_in_their_areas_and_another_nothing_of_it()
    {
        var world = fixture.World;
        var known = new List<string> { World.NameOfTheChild };
        foreach (var sql in AboutTheChild)
            known.Add(Guid.Parse(await world.AskAsync(sql)).ToString());
        var pages = world.Routes.Where(r => r.IsRead && !r.Template.Contains('{', StringComparison.Ordinal) && !r.Template.StartsWith("/sign-", StringComparison.Ordinal) && r.Template != "/administration/audit").ToList();
        var faults = new List<string>();
        var shown = 0;
        foreach (var (role, _) in Roles.All)
        {
            using var here = await world.SeatAsync(role, World.Area);
            using var elsewhere = await world.SeatAsync(role, World.OtherArea);
            foreach (var page in pages)
            {
                var mine = await here.AskAsync(page, world.PathOf(page));
                var theirs = await elsewhere.AskAsync(page, world.PathOf(page));
                if (mine.Status != theirs.Status)
                    faults.Add($"{role}: {page.Key} answers {mine.Status} here and {theirs.Status} elsewhere");
                shown += known.Exists(k => mine.Body.Contains(k, StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
                faults.AddRange(known.Where(k => theirs.Body.Contains(k, StringComparison.OrdinalIgnoreCase)).Select(k => $"{role}: {page.Key} shows {k} elsewhere"));
            }
        }

        faults.ShouldBeEmpty();
        shown.ShouldBeGreaterThan(20, "almost nothing was shown to anybody; the comparison says little");
    }

    [Fact]
    public async Task Counts_and_hits_differ_by_area_and_by_who_is_named_and_a_role_without_the_right_gets_no_file()
    {
        var world = fixture.World;
        using var here = await world.SeatAsync(Roles.CaseManager, World.Area);
        using var elsewhere = await world.SeatAsync(Roles.CaseManager, World.OtherArea);
        // A list shows one state at a time; in which the world's one of everything stands is no matter here.
        foreach (var (path, states, role) in new (string, string[], string)[]
        {
            ("/api/case-management/children", [""], Roles.CaseManager), ("/api/case-management/cases", [""], Roles.CaseManager),
            ("/api/knife-crime/interventions", ["?status=Requested", "?status=Started", "?status=Completed"], Roles.ProgrammeWorker),
            ("/api/victim-services/contacts", ["", "?state=InContact", "?state=Ended"], Roles.VictimWorker), ("/api/participation/voices", [""], Roles.ParticipationLead),
        })
        {
            using var one = await world.SeatAsync(role, World.Area);
            using var other = await world.SeatAsync(role, World.OtherArea);
            var (mine, theirs) = (0, 0);
            foreach (var state in states)
            {
                mine += await CountAsync(one, path + state);
                theirs += await CountAsync(other, path + state);
            }

            mine.ShouldBeGreaterThan(0, path);
            theirs.ShouldBe(0, path);
        }

        (await HitsAsync(here)).ShouldBe(1);
        (await HitsAsync(elsewhere)).ShouldBe(0);
        await world.RestrictAsync();
        (await HitsAsync(world.Owner)).ShouldBe(1, "who is named");
        (await HitsAsync(here)).ShouldBe(0, "who is not");
        (await CountAsync(here, "/api/case-management/cases")).ShouldBe(0);
        (await CountAsync(world.Owner, "/api/case-management/cases")).ShouldBe(1);
        await world.LiftAsync();

        // The file of the trail: for who may see it, and 403 for everybody else.
        using var governance = await world.SeatAsync(Roles.InformationGovernanceLead, World.Area);
        var export = world.Routes.Single(r => r is { Template: "/administration/audit", Handler: "Export" });
        (await governance.AskAsync(export, world.PathOf(export))).Body.ShouldContain("ViewChild");
        (await here.AskAsync(export, world.PathOf(export))).Status.ShouldBe(403);
    }

    private static async Task<int> CountAsync(Seat seat, string path)
    {
        using var answer = await seat.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var root = json.RootElement;
        return (root.ValueKind == JsonValueKind.Array ? root : root.EnumerateObject().First(p => p.Value.ValueKind == JsonValueKind.Array).Value).GetArrayLength();
    }

    private static async Task<int> HitsAsync(Seat seat)
    {
        var page = await seat.Client.PostFormAsync(await seat.Client.GetPageAsync("/children"), new() { ["Search"] = "zoe obrien" });
        return page.Document.QuerySelectorAll("main a[href^='/children/']").Select(a => a.GetAttribute("href")).Count(h => Guid.TryParse(h!["/children/".Length..], out _));
    }
}
