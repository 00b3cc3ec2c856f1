using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.SeriousViolence;

/// <summary>A definition from a copy to its adoption, tried on what happened before; the check of "one number for the partnership, explained".</summary>
public sealed class DefinitionEditorTests
{
    [Theory, EachDatabase]
    public async Task A_draft_is_tried_on_the_past_year_adopted_from_a_day_and_decides_from_then_on(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        var robbery = await RecordAsync(host, child, "robbery", Today.AddDays(-40));
        var wounding = await RecordAsync(host, child, "wounding", Today.AddDays(-30), injury: "serious");
        var theft = await RecordAsync(host, child, "theft", Today.AddDays(-20), place: "school");
        using var lead = await host.AsAsync(Roles.ServiceLead);
        using var worker = await host.AsAsync(Roles.OperationsManager);

        var first = await FirstAsync(host);
        var draft = await lead.PostFormAsync(await lead.GetPageAsync($"/case-management/definitions/{first.Id}"), []);
        draft.Text("h1").ShouldBe("Local definition under the Serious Violence Duty, draft of version 2");
        var url = draft.Url.AbsolutePath;

        // Robbery leaves, theft at a school comes in.
        var removed = await lead.PostFormAsync(await lead.GetPageAsync($"{url}/clause?clauseId={await ClauseAsync(host, "ROBBERY")}"), [], "form[action*=Remove]");
        removed.Errors.ShouldBeEmpty();
        var clause = await lead.GetPageAsync($"{url}/clause");
        (await lead.PostFormAsync(clause, new() { ["Input.Sentence"] = "it was theft" })).Errors.ShouldBe(["The clause asks for nothing, so it would admit every incident. Choose at least one condition."]);
        (await lead.PostFormAsync(clause, new() { ["Input.Sentence"] = "it was theft", ["Input.GravityScale"] = "NPCC-2025", ["Input.MinimumGravity"] = "8" })).Errors
            .ShouldBe(["The NPCC child gravity matrix 2025 goes from 1 to 5. Enter a score within it"]);
        var saved = await lead.PostFormAsync(clause, new()
        {
            ["Input.Sentence"] = "something was taken at a school", ["Input.OffenceCategories"] = "theft-and-handling", ["Input.GravityScale"] = "NPCC-2025", ["Input.MinimumGravity"] = "2", ["Input.PlaceKinds"] = "school",
        });
        saved.Errors.ShouldBeEmpty();
        saved.Main.ShouldContain("NPCC child gravity matrix 2025: 2 or more; Place: School, college or another place of learning");

        var draftId = url.Split('/')[^1];
        var trial = await lead.GetPageAsync($"/case-management/definitions/compare?first={first.Id}&second={draftId}");
        trial.Main.ShouldContain("in your areas: 3");
        trial.Texts("table").First().ShouldContain("version 1 ");
        trial.Main.ShouldContain("Only in Local definition under the Serious Violence Duty, version 1, clause 6: it was a robbery or an attempted robbery (Offence category: Robbery).");
        trial.Main.ShouldContain("You may not read incidents");
        trial.Document.QuerySelectorAll("a[href^='/incidents/']").ShouldBeEmpty();
        var listed = await worker.GetPageAsync($"/case-management/definitions/compare?first={first.Id}&second={draftId}");
        listed.Document.QuerySelectorAll("main a[href^='/incidents/']").Select(a => a.GetAttribute("href")).ShouldBe([$"/incidents/{theft}", $"/incidents/{robbery}"]);
        listed.Main.ShouldContain("Comes in");
        listed.Main.ShouldNotContain("O’Brien");

        var adopt = await lead.GetPageAsync($"{url}/adopt");
        (await lead.PostFormAsync(adopt, Day(Today.AddDays(-1), null))).Errors.ShouldBe(["The first day must be today or later: what is decided already stays as it was decided", "Say why it is adopted, and who agreed"], ignoreOrder: true);
        (await lead.PostFormAsync(adopt, Day(Today.AddDays(5), "The partnership agreed on 9 June."))).Text("h1").ShouldBe("Local definition under the Serious Violence Duty, version 2");

        (await DecisionAsync(host, await RecordAsync(host, child, "robbery", Today))).ShouldBe((1, "ROBBERY"));
        host.Clock.SetDay(Today.AddDays(5));
        (await DecisionAsync(host, await RecordAsync(host, child, "robbery", Today))).ShouldBe((2, null));
        (await DecisionAsync(host, await RecordAsync(host, child, "theft", Today, place: "school"))).ShouldBe((2, "V2-1"));
        // Decisions made under the old version keep it.
        (await DecisionAsync(host, robbery)).ShouldBe((1, "ROBBERY"));
        (await DecisionAsync(host, wounding)).ShouldBe((1, "SERIOUS-INJURY"));
        using var later = await host.AsAsync(Roles.CaseManager);
        (await later.GetPageAsync($"/incidents/{robbery}")).Main.ShouldContain("version 1, clause 6: it was a robbery or an attempted robbery");
    }

    [Theory, EachDatabase]
    public async Task Of_two_people_who_write_on_a_draft_the_second_is_told_and_loses_nothing(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var one = await host.AsAsync(Roles.ServiceLead);
        using var two = await host.AsAsync(Roles.ServiceLead);
        var first = await FirstAsync(host);
        var url = (await one.PostFormAsync(await one.GetPageAsync($"/case-management/definitions/{first.Id}"), [])).Url.AbsolutePath;
        var ones = await one.GetPageAsync($"{url}/write");
        var twos = await two.GetPageAsync($"{url}/write");

        (await one.PostFormAsync(ones, new() { ["Input.AgeTo"] = "17" })).Errors.ShouldBeEmpty();
        var told = await two.PostFormAsync(twos, new() { ["Input.Rationale"] = "Because girls are harmed\nmost of all.", ["Input.AgeTo"] = "21" });

        told.Errors.ShouldHaveSingleItem().ShouldStartWith("Somebody else changed this record while you were working on it. Your words are still here");
        told.Document.QuerySelector("textarea[name='Input.Rationale']")!.TextContent.ShouldContain("Because girls are harmed");
        told.Document.QuerySelector("input[name='Input.AgeTo']")!.GetAttribute("value").ShouldBe("21");
        (await one.GetPageAsync(url)).Main.ShouldContain("10 to 17");
    }

    [Theory, EachDatabase]
    public async Task An_adopted_version_does_not_change_and_is_not_confirmed_until_somebody_says_with_what_they_compared_it(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var first = await FirstAsync(host);
        (await host.SendAsync(new WriteDefinition
        {
            DefinitionId = first.Id, Revision = first.Revision, Title = "Another", Rationale = "Because.", Source = "Us.", AgeFrom = 0, AgeTo = 99,
        }, Roles.ServiceLead)).Sentence().ShouldBe("This version is adopted and does not change. Begin a draft of a new version from it.");
        (await lead.GetAsync($"/case-management/definitions/{first.Id}/write")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        (await lead.GetPageAsync($"/case-management/definitions/{first.Id}")).Main.ShouldContain("Not yet confirmed");
        var form = await lead.GetPageAsync($"/case-management/definitions/{first.Id}/confirm");
        (await lead.PostFormAsync(form, [])).Errors.ShouldBe(["Enter what you compared it with: the publication, its edition and the page, or who agreed it"]);
        var confirmed = await lead.PostFormAsync(form, new() { ["Input.Against"] = "The minutes of the partnership of 3 June 2026" });
        confirmed.Main.ShouldNotContain("Not yet confirmed");
        confirmed.Main.ShouldContain("compared with: The minutes of the partnership of 3 June 2026");
        // A copy can differ from the source again.
        (await lead.PostFormAsync(confirmed, [])).Main.ShouldContain("Not yet confirmed");
    }

    [Theory, EachDatabase]
    public async Task The_same_quarter_counts_side_by_side_under_all_definitions_with_the_rules_that_differ(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        await RecordAsync(host, child, "robbery", new DateOnly(2026, 5, 1), basis: IncidentBasis.Proven);
        await RecordAsync(host, child, "robbery", new DateOnly(2026, 5, 2));
        await RecordAsync(host, child, "supply-class-a", new DateOnly(2026, 5, 3), basis: IncidentBasis.Proven);
        await RecordAsync(host, child, "robbery", new DateOnly(2026, 3, 31));
        var far = await host.RegisterAsync(Details("Ayaan", "Lacey", "2010-05-06"));
        await RecordAsync(host, far, "robbery", new DateOnly(2026, 5, 4), area: Wiltshire);

        var result = (await host.SendAsync(new CompareDefinitions([], new DateOnly(2026, 4, 1), new DateOnly(2026, 6, 30)), Roles.OperationsManager, Swindon))!;
        result.Incidents.ShouldBe(3);
        result.Columns.Select(c => (c.Code, c.Counted)).ShouldBe([("LOCAL_SVD", 2), ("VRU_HO", 0), ("YJB_KPI9", 2)]);
        result.Columns.ShouldAllBe(c => c.Source.Length > 0 && c.Counted == c.Clauses.Sum(x => x.Counted));
        result.Columns[2].RulesThatDiffer.ShouldContain(r => r.StartsWith("Counts. ", StringComparison.Ordinal) && r.Contains("Only what ended in a caution or a sentence"));
        (await host.SendAsync(new CompareDefinitions([], new DateOnly(2026, 4, 1), new DateOnly(2026, 6, 30)), Roles.OperationsManager))!.Incidents.ShouldBe(4);

        using var client = await host.AsAsync(Roles.ServiceLead, Swindon);
        var page = await client.GetPageAsync("/case-management/definitions/compare?period=2026-04-01");
        page.Main.ShouldContain("Youth Justice Board key performance indicator 9, version 1");
        page.Main.ShouldContain("Only in Youth Justice Board key performance indicator 9, version 1, clause 1");
        using var json = JsonDocument.Parse(await (await client.GetAsync("/api/case-management/definitions/compare?from=2026-04-01&to=2026-06-30")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        json.RootElement.GetProperty("incidents").GetInt32().ShouldBe(3);
        json.RootElement.GetProperty("rows").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory, EachDatabase]
    public async Task The_list_of_differences_goes_on_page_by_page_and_leaves_out_what_the_reader_may_not_see(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        foreach (var day in Enumerable.Range(1, 5))
            await RecordAsync(host, child, "supply-class-a", Today.AddDays(-(day / 2)), basis: IncidentBasis.Proven);
        var local = (await FirstAsync(host)).Id;
        var kpi = await host.ReadAsync(db => db.Definitions.Where(d => d.Code == "YJB_KPI9").Select(d => d.Id).SingleAsync());
        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = (await host.SendAsync(new CompareDefinitions([local, kpi], Today.AddYears(-1), Today, after, PageSize: 2), Roles.CaseManager))!;
            page.Changes.ShouldHaveSingleItem().Incidents.ShouldBe(5);
            seen.AddRange(page.Rows!.Select(r => r.IncidentId));
            after = page.Next;
        }
        while (after is not null);
        seen.Distinct().Count().ShouldBe(5);
        seen.Count.ShouldBe(5);

        using var owner = await host.AsAsync(Roles.CaseManager);
        await owner.PostFormAsync(await owner.GetPageAsync($"/access/records/child/{child}"), new() { ["Why"] = "A relative works here." });
        (await host.SendAsync(new CompareDefinitions([local, kpi], Today.AddYears(-1), Today), Roles.CaseManager))!.Incidents.ShouldBe(0);
    }

    private static async Task<Guid> RecordAsync(
        PlatformHost host, Guid child, string offence, DateOnly on, string injury = "none", string? place = null, IncidentBasis basis = IncidentBasis.Allegation, string area = Swindon)
        => (await host.SendAsync(new RecordIncident
        {
            RequestKey = Guid.NewGuid(), ChildIds = [child], OffenceCode = offence, HappenedOn = on, AreaCode = area, InjuryCode = injury, PeopleHarmed = injury == "none" ? 0 : 1,
            PlaceKind = place, Basis = basis,
        }, Roles.CaseManager)).Value;

    private static Task<SeriousViolenceDefinition> FirstAsync(PlatformHost host)
        => host.ReadAsync(db => db.Definitions.AsNoTracking().Where(d => d.Code == "LOCAL_SVD").OrderBy(d => d.Version).FirstAsync());

    private static Task<Guid> ClauseAsync(PlatformHost host, string code)
        => host.ReadAsync(db => db.Definitions.Where(d => d.IsDraft).SelectMany(d => d.Clauses).Where(c => c.Code == code).Select(c => c.Id).SingleAsync());

    private static Task<(int, string?)> DecisionAsync(PlatformHost host, Guid incident) => host.ReadAsync(async db =>
    {
        var decision = await db.Incidents.Where(i => i.Id == incident).SelectMany(i => i.Decisions).SingleAsync(d => d.DefinitionCode == "LOCAL_SVD");
        return (decision.DefinitionVersion, decision.ClauseCode);
    });

    private static Dictionary<string, string?> Day(DateOnly day, string? reason) => new()
    {
        ["Input.From.Day"] = $"{day.Day}", ["Input.From.Month"] = $"{day.Month}", ["Input.From.Year"] = $"{day.Year}", ["Input.Reason"] = reason,
    };
}
