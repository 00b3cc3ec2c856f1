using System.Text.Json;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests;

/// <summary>The whole way: a notice with a knife and a harmed person becomes an incident, a case, a plan with the child's words, a request and a closure.</summary>
public sealed class JourneyTests
{
    [Theory]
    [EachDatabase]
    public async Task Every_step_from_a_notice_to_a_closed_case_is_published(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var noticeId = await host.RecordAsync(Notice(Named(), Named("Ayaan", "Lacey", null, NoticeCodes.Harmed)));

        var people = await host.PeopleAsync(noticeId);
        people[0].Status.ShouldBe(MatchStatus.NotOnRecord);
        people[1].Status.ShouldBe(MatchStatus.NotCompared);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var childId = (await host.SendAsync(new RegisterNamedChild(people[0].Id), Roles.CaseManager)).Value;
        (await host.SendAsync(new RegisterNamedChild(people[0].Id), Roles.CaseManager)).Value.ShouldBe(childId);

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var incidentId = (await host.SendAsync(Incident(noticeId, childId), Roles.CaseManager)).Value;
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var caseId = (await host.SendAsync(new OpenCase(Guid.NewGuid(), childId, "prevention", "The family asks for help.", incidentId), Roles.CaseManager)).Value;
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await WritePlanAsync(host, caseId, childsWords: "I carry it because they do.");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await host.SendAsync(new AgreePlan(caseId, 1, "Mum"), Roles.CaseManager)).Succeeded.ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await host.SendAsync(new RequestIntervention(Guid.NewGuid(), caseId, "knife-crime", "To feel safe.", "test-agency"), Roles.CaseManager)).Succeeded.ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var record = await host.SendAsync(new ViewCase(caseId), Roles.CaseManager);
        (await host.SendAsync(new CloseCase(caseId, record!.Case.Version, "goals-met", "Kept coming.", null, "I’d say do it.", null), Roles.CaseManager)).Sentence().ShouldBe("");

        var events = await host.EventsAsync();
        events.Select(e => e.Name).ShouldBe(
        [
            "case-management.partner-notice-recorded.v1",
            "case-management.child-registered.v1",
            "case-management.harm-caused.v1",
            "case-management.serious-violence-identified.v1",
            "case-management.case-opened.v1",
            "case-management.plan-agreed.v1",
            "case-management.intervention-requested.v1",
            "case-management.case-closed.v1",
        ]);
        events.Skip(1).ShouldAllBe(e => e.StreamKey == $"child/{childId:N}");
        events.ShouldAllBe(e => !e.Payload.Contains("Brien") && !e.Payload.Contains("Zo") && !e.Payload.Contains("Ayaan") && !e.Payload.Contains("line"));
        var serious = JsonDocument.Parse(events[3].Payload).RootElement;
        serious.GetProperty("clauseCode").GetString().ShouldBe("KNIFE-HARM");
        serious.GetProperty("weaponCode").GetString().ShouldBe("knife");
    }

    [Fact]
    public async Task A_plan_is_not_agreed_without_the_childs_words_or_the_reason()
    {
        await using var host = await StartAsync();
        var caseId = await OpenAsync(host);
        await WritePlanAsync(host, caseId, childsWords: null);
        var refused = await host.SendAsync(new AgreePlan(caseId, 1, null), Roles.CaseManager);
        refused.Sentence().ShouldBe("Write down the child’s own words, or say why they are not there yet");

        await host.SendAsync(new WritePlan(caseId, 1, null, null, null, "They have not felt able to talk yet.", [Item()]), Roles.CaseManager);
        var draft = (await host.SendAsync(new ViewCase(caseId), Roles.CaseManager))!.Draft!;
        (await host.SendAsync(new AgreePlan(caseId, draft.Version, null), Roles.CaseManager)).Succeeded.ShouldBeTrue();
        JsonDocument.Parse((await host.EventsAsync())[^1].Payload).RootElement.GetProperty("hasChildsWords").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_case_is_not_closed_without_the_childs_view_or_the_reason()
    {
        await using var host = await StartAsync();
        var caseId = await OpenAsync(host);
        var version = (await host.SendAsync(new ViewCase(caseId), Roles.CaseManager))!.Case.Version;
        (await host.SendAsync(new CloseCase(caseId, version, "goals-met", "Kept coming.", null, " ", null), Roles.CaseManager)).Sentence()
            .ShouldBe("Write down what the child says about the work, or say why their view is not there");
    }

    [Fact]
    public async Task A_plan_that_two_people_write_at_once_keeps_the_first_and_tells_the_second()
    {
        await using var host = await StartAsync();
        var caseId = await OpenAsync(host);
        await WritePlanAsync(host, caseId, childsWords: "One");
        var second = await host.SendAsync(new WritePlan(caseId, 0, null, null, "Two", null, [Item()]), Roles.CaseManager);
        second.IsConflict.ShouldBeTrue();
        (await host.SendAsync(new ViewCase(caseId), Roles.CaseManager))!.Draft!.ChildsWords.ShouldBe("One");
    }

    [Fact]
    public async Task A_changed_row_alone_raises_the_plans_version()
    {
        await using var host = await StartAsync();
        var caseId = await OpenAsync(host);
        await WritePlanAsync(host, caseId, childsWords: "One");
        (await host.SendAsync(new WritePlan(caseId, 1, null, null, "One", null, [Item() with { What = "Football on Mondays" }]), Roles.CaseManager)).Sentence().ShouldBe("");
        var draft = (await host.SendAsync(new ViewCase(caseId), Roles.CaseManager))!.Draft!;
        draft.Version.ShouldBe(2);
        draft.Items.ShouldHaveSingleItem().What.ShouldBe("Football on Mondays");
    }

    [Fact]
    public async Task The_plan_is_due_after_the_set_number_of_working_days_and_shows_in_my_work()
    {
        await using var host = await StartAsync();
        var caseId = await OpenAsync(host);
        // 20 working days after Wednesday 10 June 2026, with no bank holiday between.
        (await host.SendAsync(new ViewCase(caseId), Roles.CaseManager))!.Case.PlanDueOn.ShouldBe(new DateOnly(2026, 7, 8));
    }

    [Fact]
    public async Task Nobody_harmed_raises_no_event_for_people_harmed()
    {
        await using var host = await StartAsync();
        var childId = await host.RegisterAsync();
        await host.SendAsync(Incident(null, childId) with { PeopleHarmed = 0, InjuryCode = "none", WeaponCode = null, OffenceCode = "criminal-damage" }, Roles.CaseManager);
        (await host.EventsAsync()).Select(e => e.Name).ShouldBe(["case-management.child-registered.v1"]);
    }

    [Fact]
    public async Task An_incident_with_two_children_is_published_once_for_the_harm_and_once_for_each_child()
    {
        await using var host = await StartAsync();
        var one = await host.RegisterAsync();
        var other = await host.RegisterAsync(Details("Tariq", "Hobbs", "2010-02-11"));
        await host.SendAsync(Incident(null, one) with { ChildIds = [one, other] }, Roles.CaseManager);
        var events = await host.EventsAsync();
        events.Count(e => e.Name == "case-management.harm-caused.v1").ShouldBe(1);
        events.Where(e => e.Name == "case-management.serious-violence-identified.v1").Select(e => e.StreamKey).ShouldBe([$"child/{one:N}", $"child/{other:N}"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_incident_sent_twice_is_recorded_once()
    {
        await using var host = await StartAsync();
        var incident = Incident(null, await host.RegisterAsync());
        await host.SendAsync(incident, Roles.CaseManager);
        await host.SendAsync(incident, Roles.CaseManager);
        (await host.EventsAsync()).Count(e => e.Name == "case-management.harm-caused.v1").ShouldBe(1);
    }

    private static RecordIncident Incident(Guid? noticeId, Guid childId) => new()
    {
        RequestKey = Guid.NewGuid(),
        NoticeId = noticeId,
        ChildIds = [childId],
        OffenceCode = "wounding",
        HappenedOn = Today.AddDays(-2),
        ReportedOn = Today.AddDays(-1),
        AreaCode = Swindon,
        WeaponCode = "knife",
        InjuryCode = "minor",
        PeopleHarmed = 1,
    };

    private static PlanItemContent Item() => new() { Kind = "activity", What = "Boxing on Tuesdays", Who = "child" };

    private static async Task<Guid> OpenAsync(PlatformHost host)
        => (await host.SendAsync(new OpenCase(Guid.NewGuid(), await host.RegisterAsync(), "prevention", "The family asks for help."), Roles.CaseManager)).Value;

    private static async Task WritePlanAsync(PlatformHost host, Guid caseId, string? childsWords)
        => (await host.SendAsync(new WritePlan(caseId, 0, "To walk to town", "Draws", childsWords, null, [Item()]), Roles.CaseManager)).Sentence().ShouldBe("");
}
