using System.Net;
using Platform.Kernel.Security;
using Platform.Testing;
using static FocusedDeterrence.Tests.DeterrenceHost;

namespace FocusedDeterrence.Tests.Pages;

public sealed class DeterrencePageTests
{
    [Theory, EachDatabase]
    public async Task A_coordinator_drafts_a_cohort_and_opens_it_once_it_is_complete(DatabaseKind database)
    {
        await using var host = await DeterrenceHost.StartAsync(database);
        using var client = await host.AsAsync(Roles.DeterrenceCoordinator, Swindon);

        var draft = await client.PostFormAsync(
            await client.GetPageAsync("/focused-deterrence/cohorts/new"), new() { ["Input.AreaCode"] = Swindon, ["Input.Name"] = "Safer <evenings>", ["Input.Purpose"] = "Fewer people hurt." });
        draft.Url.AbsolutePath.ShouldStartWith("/focused-deterrence/cohorts/");
        draft.Main.ShouldContain("Before it can open:");
        var refused = await client.PostFormAsync(draft, []);
        refused.Errors.Count.ShouldBe(3);

        var url = draft.Url.AbsolutePath;
        var changed = await client.PostFormAsync(
            await client.GetPageAsync(url + "/change"),
            new(Day("Input.DpiaApprovedOn", 3, 2)) { ["Input.LawfulBasis"] = "PublicTask", ["Input.LawfulBasisNote"] = "The duty.", ["Input.DpiaReference"] = "DPIA-9", ["Input.ReviewBy.Day"] = "3", ["Input.ReviewBy.Month"] = "6", ["Input.ReviewBy.Year"] = "2025" });
        changed.Url.AbsolutePath.ShouldBe(url);
        var open = await client.PostFormAsync(changed, []);
        open.Text("main .govuk-tag").ShouldBe("Open");

        var reviewed = await client.PostFormAsync(await client.GetPageAsync(url + "/review"), new(Day("Input.NextReviewBy", 3, 9)) { ["Input.Note"] = "Still fair." });
        reviewed.Main.ShouldContain("Still fair.");
        (await client.GetPageAsync("/focused-deterrence/cohorts")).Main.ShouldContain("Safer <evenings>");
        (await client.PostFormAsync(await client.GetPageAsync(url + "/close"), new() { ["Input.Note"] = "Its work is done." })).Text("main .govuk-tag").ShouldBe("Closed");
    }

    [Theory, EachDatabase]
    public async Task A_nomination_goes_to_the_panel_and_an_offer_is_taken_up(DatabaseKind database)
    {
        await using var host = await DeterrenceHost.StartAsync(database);
        var cohort = await host.CohortAsync();
        var child = await host.ChildAsync();
        using var caseManager = await host.AsAsync(Roles.CaseManager, Swindon);
        using var client = await host.AsAsync(Roles.DeterrenceCoordinator, Swindon);

        var form = await caseManager.GetPageAsync($"/focused-deterrence/nominations/new?child={child}");
        var nominated = await caseManager.PostFormAsync(form, new() { ["Input.CohortId"] = cohort.ToString(), ["Input.Reason"] = "He asked for help to get work." });
        var url = nominated.Url.AbsolutePath;
        url.ShouldStartWith("/focused-deterrence/nominations/");
        nominated.Document.QuerySelector($"a[href='{url}/decide']").ShouldBeNull("a case manager does not decide");
        (await client.GetPageAsync("/focused-deterrence/nominations")).Document.QuerySelector($"a[href='{url}']").ShouldNotBeNull();

        var decide = await client.GetPageAsync(url + "/decide");
        var refused = await client.PostFormAsync(
            decide, new(Day("Input.DecidedOn", 3)) { ["Input.Outcome"] = "Enrol", ["Input.Panel"] = "Police", ["Input.Reasons"] = "Support can start.", ["Input.Alternatives"] = "None fit.", ["Input.WhatWasTold"] = "In person." });
        refused.Errors.Count.ShouldBe(2);
        refused.Main.ShouldContain("Consult the child's case worker");
        var joined = await client.PostFormAsync(refused, new() { ["Input.CaseWorkerConsulted"] = "true", ["Input.ExploitationConsidered"] = "true" });
        joined.Text("main .govuk-tag").ShouldBe("In the cohort");

        var offered = await client.PostFormAsync(await client.GetPageAsync(url + "/offer"), new(Day("Input.OfferedOn", 3)) { ["Input.Kind"] = "Mentoring", ["Input.OfferedBy"] = "Kwame, Open Door" });
        var answer = offered.Document.QuerySelectorAll("main a").Single(a => a.GetAttribute("href")!.EndsWith("/answer", StringComparison.Ordinal)).GetAttribute("href")!;
        var answered = await client.PostFormAsync(await client.GetPageAsync(answer), new(Day("Input.AnsweredOn", 3)) { ["Input.TakenUp"] = "true", ["Input.PersonsWords"] = "Yeah, if it is real." });
        answered.Main.ShouldContain("“Yeah, if it is real.”");
        var contact = await client.PostFormAsync(
            await client.GetPageAsync(url + "/contact"), new(Day("Input.HappenedOn", 3)) { ["Input.Strand"] = "Outreach", ["Input.By"] = "Ffion", ["Input.Note"] = "Met at the club." });
        contact.Main.ShouldContain("Met at the club.");
    }

    [Theory, EachDatabase]
    public async Task An_adult_is_nominated_by_initials_and_a_child_by_the_address_of_their_page(DatabaseKind database)
    {
        await using var host = await DeterrenceHost.StartAsync(database);
        var cohort = await host.CohortAsync();
        var child = await host.ChildAsync();
        using var client = await host.AsAsync(Roles.DeterrenceCoordinator, Swindon);
        var form = await client.GetPageAsync("/focused-deterrence/nominations/new");

        (await client.PostFormAsync(form, new() { ["Input.CohortId"] = cohort.ToString(), ["Input.Reason"] = "r" })).Errors.ShouldBe(["Say whether it is about a child or an adult."]);
        (await client.PostFormAsync(form, new() { ["Input.CohortId"] = cohort.ToString(), ["Input.Reason"] = "r", ["Input.Who"] = "child", ["Input.ChildAddress"] = "Jay" })).Errors.ShouldBe(["Copy the whole address of the child's page."]);
        var adult = await client.PostFormAsync(form, new() { ["Input.CohortId"] = cohort.ToString(), ["Input.Reason"] = "r", ["Input.Who"] = "adult", ["Input.AdultInitials"] = "T.R.", ["Input.AdultReference"] = "PROB-1" });
        adult.Text("h1").ShouldBe("T.R., PROB-1");
        var second = await client.GetPageAsync("/focused-deterrence/nominations/new");
        var byAddress = await client.PostFormAsync(
            second, new() { ["Input.CohortId"] = cohort.ToString(), ["Input.Reason"] = "r", ["Input.Who"] = "child", ["Input.ChildAddress"] = $"https://platform.example/children/{child}" });
        byAddress.Url.AbsolutePath.ShouldStartWith("/focused-deterrence/nominations/");
    }

    [Theory]
    [InlineData(Roles.Analyst, "", HttpStatusCode.Forbidden)]
    [InlineData(Roles.VictimWorker, "", HttpStatusCode.Forbidden)]
    [InlineData(Roles.ProgrammeWorker, "", HttpStatusCode.Forbidden)]
    [InlineData(Roles.CaseManager, "", HttpStatusCode.OK)]
    [InlineData(Roles.CaseManager, "/decide", HttpStatusCode.Forbidden)]
    [InlineData(Roles.OperationsManager, "/decide", HttpStatusCode.Forbidden)]
    [InlineData(Roles.OperationsManager, "/offer", HttpStatusCode.Forbidden)]
    [InlineData(Roles.DeterrenceCoordinator, "/decide", HttpStatusCode.OK)]
    public async Task A_page_answers_only_the_roles_that_hold_it(string role, string step, HttpStatusCode expected)
    {
        await using var host = await DeterrenceHost.StartAsync(DatabaseKind.Sqlite);
        var id = (await host.SendAsync(Nominate(await host.CohortAsync()), Roles.DeterrenceCoordinator, Swindon)).Value;
        using var client = await host.AsAsync(role, Swindon);

        (await client.GetPageAsync($"/focused-deterrence/nominations/{id}{step}")).Status.ShouldBe(expected);
    }

    [Theory, EachDatabase]
    public async Task What_is_out_of_reach_or_switched_off_is_not_found_by_page_or_by_API(DatabaseKind database)
    {
        await using var host = await DeterrenceHost.StartAsync(database);
        var cohort = await host.CohortAsync();
        var id = (await host.SendAsync(Nominate(cohort), Roles.DeterrenceCoordinator, Swindon)).Value;
        using var here = await host.AsAsync(Roles.DeterrenceCoordinator, Swindon);
        using var elsewhere = await host.AsAsync(Roles.DeterrenceCoordinator, Wiltshire);

        (await (await here.GetAsync("/api/focused-deterrence/nominations")).Content.ReadAsStringAsync()).ShouldContain(id.ToString());
        (await (await here.GetAsync($"/api/focused-deterrence/cohorts/{cohort}")).Content.ReadAsStringAsync()).ShouldContain("DPIA-1");
        (await elsewhere.GetAsync($"/api/focused-deterrence/nominations/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.GetPageAsync($"/focused-deterrence/cohorts/{cohort}")).Status.ShouldBe(HttpStatusCode.NotFound);

        await host.SwitchAsync("focused-deterrence", isEnabled: false);
        (await here.GetPageAsync("/focused-deterrence/nominations")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await here.GetAsync("/api/focused-deterrence/cohorts")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, string?> Day(string field, int day, int month = 3)
        => new() { [field + ".Day"] = $"{day}", [field + ".Month"] = $"{month}", [field + ".Year"] = "2025" };
}
