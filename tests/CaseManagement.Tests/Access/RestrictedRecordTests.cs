using System.Net;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Access;

/// <summary>A record that only named people see, from the pages to the rows.</summary>
public sealed class RestrictedRecordTests
{
    private const string Why = "A relative of the child works in the service.";
    private const string Emergency = "The child was seen with a knife by the river and the owner is on leave.";

    [Theory, EachDatabase]
    public async Task Only_named_people_see_a_restricted_child_and_everything_about_them(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        var notice = await host.RecordAsync(Notice(Named()));
        var caseId = (await host.SendAsync(new OpenCase(Guid.NewGuid(), child, "prevention", "Help early."), Roles.CaseManager)).Value;
        using var owner = await host.AsAsync(Roles.CaseManager);
        using var colleague = await host.AsAsync(Roles.OperationsManager);
        string[] paths = [$"/children/{child}", $"/children/{child}/change", $"/children/{child}/access", $"/notices/{notice}", $"/cases/{caseId}", $"/cases/{caseId}/plan", $"/incidents/new?childId={child}", $"/access/records/child/{child}"];
        foreach (var path in paths)
            (await StatusAsync(colleague, path)).ShouldBe(HttpStatusCode.OK, path);

        await RestrictAsync(owner, child);

        foreach (var path in paths)
        {
            (await StatusAsync(owner, path)).ShouldBe(HttpStatusCode.OK, path);
            (await StatusAsync(colleague, path)).ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await owner.GetPageAsync("/children")).Main.ShouldContain("O’Brien");
        (await colleague.GetPageAsync("/children")).Main.ShouldNotContain("O’Brien");
        (await owner.GetPageAsync("/cases")).Main.ShouldContain("O’Brien");
        (await colleague.GetPageAsync("/cases")).Main.ShouldNotContain("O’Brien");
        (await colleague.GetPageAsync("/notices")).Document.QuerySelectorAll($"a[href='/notices/{notice}']").ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task An_incident_with_one_restricted_child_is_hidden_as_a_whole(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        var other = await host.RegisterAsync(Details("Sam", "Lee", "2010-01-02"));
        var incident = (await host.SendAsync(Incident([child, other]), Roles.CaseManager)).Value;
        using var owner = await host.AsAsync(Roles.CaseManager);
        using var colleague = await host.AsAsync(Roles.CaseManager);
        (await StatusAsync(colleague, $"/incidents/{incident}")).ShouldBe(HttpStatusCode.OK);

        await RestrictAsync(owner, child);

        (await StatusAsync(owner, $"/incidents/{incident}")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(colleague, $"/incidents/{incident}")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(colleague, $"/children/{other}")).ShouldBe(HttpStatusCode.OK);
        (await colleague.GetPageAsync($"/children/{other}")).Document.QuerySelectorAll($"a[href='/incidents/{incident}']").ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Somebody_who_is_named_sees_the_record_until_they_are_removed(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        var name = await host.AddPersonAsync(Roles.CaseManager, Swindon);
        using var colleague = host.Anonymous();
        await colleague.SignInAsync(name, PlatformHost.Password);
        using var owner = await host.AsAsync(Roles.CaseManager);
        await RestrictAsync(owner, child);
        (await StatusAsync(colleague, $"/children/{child}")).ShouldBe(HttpStatusCode.NotFound);

        var page = await owner.GetPageAsync($"/access/records/child/{child}");
        page = await owner.PostFormAsync(page, new() { ["UserName"] = name }, "form[action*=Name]");
        page.Errors.ShouldBe(["Enter why they need to see it."]);
        page = await owner.PostFormAsync(page, new() { ["UserName"] = name, ["NeedToSee"] = "Covers the case" }, "form[action*=Name]");
        page.Status.ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(colleague, $"/children/{child}")).ShouldBe(HttpStatusCode.OK);

        await owner.PostFormAsync(page, [], "form[action*=Remove]");
        (await StatusAsync(colleague, $"/children/{child}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task Who_works_in_the_area_by_cover_can_be_named_and_told_of_it_while_the_cover_lasts(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        var awayName = await host.AddPersonAsync(Roles.CaseManager, Swindon);
        var coveringName = await host.AddPersonAsync(Roles.OperationsManager, Wiltshire);
        using var owner = await host.AsAsync(Roles.CaseManager, Swindon);
        await RestrictAsync(owner, child);
        var record = $"/access/records/child/{child}";
        (await owner.GetPageAsync(record)).Document.QuerySelectorAll($"option[value='{coveringName}']").ShouldBeEmpty();
        using var covering = host.Anonymous();
        await covering.SignInAsync(coveringName, PlatformHost.Password);
        (await StatusAsync(covering, $"/access/open/child/{child}")).ShouldBe(HttpStatusCode.NotFound);

        await host.CoverAsync(awayName, coveringName, Today, Today.AddDays(1));

        (await owner.GetPageAsync(record)).Document.QuerySelectorAll($"option[value='{coveringName}']").ShouldHaveSingleItem();
        (await StatusAsync(covering, $"/access/open/child/{child}")).ShouldBe(HttpStatusCode.OK);
        await owner.PostFormAsync(await owner.GetPageAsync(record), new() { ["UserName"] = coveringName, ["NeedToSee"] = "Covers the case" }, "form[action*=Name]");
        (await StatusAsync(covering, $"/children/{child}")).ShouldBe(HttpStatusCode.OK);
        host.Clock.SetDay(Today.AddDays(2));
        using var later = host.Anonymous();
        await later.SignInAsync(coveringName, PlatformHost.Password);
        (await StatusAsync(later, $"/children/{child}")).ShouldBe(HttpStatusCode.NotFound, "named, and no longer in the area");
    }

    [Theory, EachDatabase]
    public async Task An_emergency_opens_the_record_for_two_hours_and_ends_in_the_middle_of_a_session(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        using var owner = await host.AsAsync(Roles.CaseManager);
        using var colleague = await host.AsAsync(Roles.OperationsManager);
        await RestrictAsync(owner, child);

        var page = await colleague.GetPageAsync($"/access/open/child/{child}");
        page.Main.ShouldNotContain("O’Brien");
        (await colleague.PostFormAsync(page, [])).Errors.ShouldBe(["Enter what the emergency is."]);
        page = await colleague.PostFormAsync(page, new() { ["Why"] = Emergency });
        page.Url.AbsolutePath.ShouldBe($"/children/{child}");
        page.Text(".app-emergency").ShouldContain("Emergency access until 3pm");
        (await colleague.GetPageAsync("/cases")).Text(".app-emergency").ShouldContain("O’Brien");

        // In steps, so that the session itself does not end for want of use.
        for (var minutes = 7; minutes <= 119; minutes += 7)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(7));
            (await StatusAsync(colleague, $"/children/{child}")).ShouldBe(HttpStatusCode.OK);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await StatusAsync(colleague, $"/children/{child}")).ShouldBe(HttpStatusCode.NotFound);
        (await colleague.GetPageAsync("/cases")).Text(".app-emergency").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_emergency_can_be_ended_early_is_told_to_the_owner_and_reviewed_by_somebody_else()
    {
        await using var host = await StartAsync();
        var child = await host.RegisterAsync();
        using var owner = await host.AsAsync(Roles.CaseManager);
        using var colleague = await host.AsAsync(Roles.OperationsManager);
        await RestrictAsync(owner, child);
        await colleague.PostFormAsync(await colleague.GetPageAsync($"/access/open/child/{child}"), new() { ["Why"] = Emergency });
        await colleague.PostFormAsync(await colleague.GetPageAsync("/"), [], "form[action^='/access/end/']");
        (await StatusAsync(colleague, $"/children/{child}")).ShouldBe(HttpStatusCode.NotFound);

        (await owner.GetPageAsync("/")).Main.ShouldContain("A record you answer for was opened in an emergency");
        var record = await owner.GetPageAsync($"/access/records/child/{child}");
        record.Main.ShouldContain(Emergency);
        await owner.PostFormAsync(record, [], "form[action*=Seen]");
        (await owner.GetPageAsync("/")).Main.ShouldNotContain("opened in an emergency");

        host.Clock.SetDay(Today.AddDays(8));
        using var governance = await host.AsAsync(Roles.InformationGovernanceLead);
        (await governance.GetPageAsync("/")).Main.ShouldContain("Review an access to a restricted record");
        var reviews = await governance.GetPageAsync("/access/reviews");
        reviews.Main.ShouldContain("Overdue");
        reviews.Main.ShouldContain(Emergency);
        reviews.Main.ShouldNotContain("O’Brien");
        var review = await governance.GetPageAsync(reviews.Document.QuerySelector("main a[href^='/access/reviews/']")!.GetAttribute("href")!);
        (await governance.PostFormAsync(review, [])).Errors.Count.ShouldBe(2);
        (await governance.PostFormAsync(review, new() { ["Finding"] = "Justified", ["Note"] = "Spoke with both." })).Url.AbsolutePath.ShouldBe("/access/reviews");
        (await governance.GetPageAsync("/access/reviews")).Main.ShouldContain("Nothing waits for a review");
        (await governance.GetPageAsync("/access/reviews?reviewed=true")).Main.ShouldContain("It was needed");
    }

    [Theory, EachDatabase]
    public async Task A_search_tells_of_a_restricted_record_only_who_may_know_and_only_when_it_names_the_child(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        using var owner = await host.AsAsync(Roles.CaseManager);
        await RestrictAsync(owner, child);
        using var knows = await host.AsAsync(Roles.OperationsManager);
        using var mayNotKnow = await host.AsAsync(Roles.ProgrammeWorker);
        using var elsewhere = await host.AsAsync(Roles.OperationsManager, Wiltshire);

        (await SearchAsync(knows, "zoe obrien")).ShouldContain("A record that only named people may see");
        (await SearchAsync(knows, "zoe obrien")).ShouldNotContain("O’Brien");
        (await SearchAsync(knows, "zoe")).ShouldNotContain("only named people");
        (await SearchAsync(knows, "zo obri")).ShouldNotContain("only named people");
        (await SearchAsync(owner, "zoe obrien")).ShouldNotContain("only named people");
        (await SearchAsync(mayNotKnow, "zoe obrien")).ShouldBe(await SearchAsync(mayNotKnow, "zoe nobody"));
        (await SearchAsync(elsewhere, "zoe obrien")).ShouldBe(await SearchAsync(elsewhere, "zoe nobody"));
    }

    [Fact]
    public async Task A_record_out_of_reach_and_one_that_is_not_there_cannot_be_told_apart()
    {
        await using var host = await StartAsync();
        var child = await host.RegisterAsync();
        using var owner = await host.AsAsync(Roles.CaseManager);
        await RestrictAsync(owner, child);
        using var mayNotKnow = await host.AsAsync(Roles.ProgrammeWorker);
        using var elsewhere = await host.AsAsync(Roles.CaseManager, Wiltshire);
        var nobody = Guid.CreateVersion7();
        foreach (var client in new[] { mayNotKnow, elsewhere })
        {
            foreach (var path in new[] { "/children/{0}", "/children/{0}/change", "/access/open/child/{0}", "/access/records/child/{0}", "/api/case-management/children/{0}", "/cases/open?childId={0}" })
                (await AnswerAsync(client, path, child)).ShouldBe(await AnswerAsync(client, path, nobody), path);
        }
    }

    [Fact]
    public async Task A_notice_about_a_restricted_child_waits_for_the_people_named_and_shows_nobody_else_a_candidate()
    {
        await using var host = await StartAsync();
        var child = await host.RegisterAsync();
        using var owner = await host.AsAsync(Roles.CaseManager);
        using var colleague = await host.AsAsync(Roles.OperationsManager);
        await RestrictAsync(owner, child);

        var notice = await host.RecordAsync(Notice(Named()));

        var person = (await host.PeopleAsync(notice)).ShouldHaveSingleItem();
        person.Status.ShouldBe(MatchStatus.ToReview);
        (await owner.GetPageAsync("/notices/matches")).Main.ShouldContain("Zoe O'Brien");
        (await colleague.GetPageAsync("/notices/matches")).Main.ShouldNotContain("Zoe");
        var seen = await colleague.GetPageAsync($"/notices/{notice}");
        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Main.ShouldNotContain(NoticeCodes.MatchStatuses.Name(nameof(MatchStatus.ToReview))!);
        (await colleague.GetPageAsync($"/notices/matches/{person.Id}")).Main.ShouldNotContain("may also be a child");

        (await host.SendAsync(new DecideMatch(person.Id, child, MatchDecision.Same), Roles.OperationsManager)).Succeeded.ShouldBeFalse();
    }

    private static RecordIncident Incident(IReadOnlyList<Guid> children) => new()
    {
        RequestKey = Guid.NewGuid(), ChildIds = children, OffenceCode = "wounding", HappenedOn = Today.AddDays(-3), ReportedOn = Today.AddDays(-2), Place = "the bus station",
        AreaCode = Swindon, WeaponCode = "knife", InjuryCode = "minor", PeopleHarmed = 1,
    };

    private static async Task RestrictAsync(PlatformClient owner, Guid child)
    {
        var page = await owner.GetPageAsync($"/access/records/child/{child}");
        (await owner.PostFormAsync(page, [])).Errors.ShouldBe(["Enter why only named people may see this record."]);
        (await owner.PostFormAsync(page, new() { ["Why"] = Why })).Main.ShouldContain(Why);
    }

    private static async Task<string> SearchAsync(PlatformClient client, string words)
    {
        var page = await client.PostFormAsync(await client.GetPageAsync("/children"), new() { ["Search"] = words });
        page.Document.QuerySelector("input[name=Search]")!.RemoveAttribute("value");
        return page.Main;
    }

    private static async Task<HttpStatusCode> StatusAsync(PlatformClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return response.StatusCode;
    }

    private static async Task<string> AnswerAsync(PlatformClient client, string path, Guid id)
    {
        using var response = await client.GetAsync(path.Replace("{0}", id.ToString(), StringComparison.Ordinal));
        var body = (await response.Content.ReadAsStringAsync()).Replace(id.ToString(), "ID", StringComparison.Ordinal);
        // A form token and a request's reference differ from one request to the next.
        body = System.Text.RegularExpressions.Regex.Replace(body, "value=\"CfDJ8[^\"]+\"|\"traceId\":\"[^\"]+\"|\\b[0-9a-f]{32}\\b", "");
        return $"{(int)response.StatusCode} {body}";
    }
}
