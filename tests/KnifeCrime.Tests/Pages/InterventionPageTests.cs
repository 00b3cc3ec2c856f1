using System.Net;
using Platform.Kernel.Security;
using Platform.Testing;
using static KnifeCrime.Tests.KnifeHost;

namespace KnifeCrime.Tests.Pages;

public sealed class InterventionPageTests
{
    [Theory, EachDatabase]
    public async Task A_worker_takes_a_request_from_the_list_to_how_things_are_later(DatabaseKind database)
    {
        await using var host = await KnifeHost.StartAsync(database, new DateOnly(2025, 3, 12));
        await host.PublishAsync(Asked(Guid.NewGuid()));
        using var client = await host.AsAsync(Roles.ProgrammeWorker, Swindon);

        var list = await client.GetPageAsync("/knife-crime/requests");
        list.Status.ShouldBe(HttpStatusCode.OK);
        list.Main.ShouldContain("2 working days overdue");
        var url = list.Document.QuerySelector("tbody td a")!.GetAttribute("href")!;

        var accept = await client.GetPageAsync(url + "/accept");
        accept.Main.ShouldContain("Stop and think: Knife-crime education: no clear effect on violence");
        var refused = await client.PostFormAsync(accept, new() { ["Input.Suitability"] = "He is proud of his <drawings>.", ["Input.IWillWorkWithTheChild"] = "false" });
        refused.Errors.ShouldBe(["Choose a programme, or choose none.", "Enter the name of the worker."]);
        refused.Text("textarea").ShouldBe("He is proud of his <drawings>.");
        var accepted = await client.PostFormAsync(refused, new() { ["Input.ProgrammeCode"] = "none", ["Input.IWillWorkWithTheChild"] = "true" });
        accepted.Url.AbsolutePath.ShouldBe(url);
        accepted.Main.ShouldContain("No set programme");

        var ask = await client.GetPageAsync(url + "/ask");
        ask.Main.ShouldContain("You can say yes or no.");
        var half = await client.PostFormAsync(ask, new() { ["Input.Agreed"] = "true", ["Input.AskedOn.Day"] = "12", ["Input.Explanation"] = "In my words.", ["Input.InWords"] = "Ok then.", ["Input.ParentOrCarer"] = "His nan knows." });
        half.Errors.ShouldBe(["The day you asked the child must include a month and a year"]);
        half.Document.QuerySelector("[name='Input.AskedOn.Day']")!.GetAttribute("value").ShouldBe("12");
        var agreed = await client.PostFormAsync(half, Day("Input.AskedOn", 12));
        agreed.Url.AbsolutePath.ShouldBe(url);
        agreed.Main.ShouldContain("“Ok then.”");

        var session = await client.GetPageAsync(url + "/session");
        var noWords = await client.PostFormAsync(session, new(Day("Input.HeldOn", 12)) { ["Input.Attended"] = "true" });
        noWords.Errors.ShouldBe(["Write what the child said in their own words, or say why not yet."]);
        var saved = await client.PostFormAsync(noWords, new() { ["Input.ChildsWords"] = "I want to coach one day." });
        saved.Main.ShouldContain("“I want to coach one day.”");
        // The form that was sent twice, as by going back in the browser, is one session.
        (await client.PostFormAsync(noWords, new() { ["Input.ChildsWords"] = "I want to coach one day." })).Texts(".moj-timeline__item").Count.ShouldBe(1);

        var done = await client.PostFormAsync(
            await client.GetPageAsync(url + "/complete"), new(Day("Input.EndedOn", 12)) { ["Input.View"] = "It was worth it.", ["Input.Note"] = "Coaching on Saturdays." });
        done.Main.ShouldContain("“It was worth it.”");
        done.Main.ShouldContain("After 3 months");
        host.Clock.SetDay(new DateOnly(2025, 6, 12));
        var followUp = done.Document.QuerySelectorAll("main a").First(a => a.GetAttribute("href")!.Contains("/follow-up/", StringComparison.Ordinal)).GetAttribute("href")!;
        // Three months later the session has long ended: the worker signs in again.
        using var again = await host.AsAsync(Roles.ProgrammeWorker, Swindon);
        var later = await again.PostFormAsync(await again.GetPageAsync(followUp), new(Day("Input.DoneOn", 12, 6)) { ["Input.ChildsWords"] = "Still coaching." });
        later.Main.ShouldContain("“Still coaching.”");
    }

    [Theory, EachDatabase]
    public async Task A_request_is_declined_with_a_reason_the_case_worker_reads(DatabaseKind database)
    {
        await using var host = await KnifeHost.StartAsync(database);
        var url = $"/knife-crime/requests/{await host.RequestAsync(Guid.NewGuid())}";
        using var manager = await host.AsAsync(Roles.OperationsManager, Swindon);

        await manager.PostFormAsync(await manager.GetPageAsync(url + "/decline"), new() { ["Input.Reason"] = "AlreadySupported", ["Input.Note"] = "The school mentor." });

        using var caseManager = await host.AsAsync(Roles.CaseManager, Swindon);
        var page = await caseManager.GetPageAsync(url);
        page.Main.ShouldContain("The child already has this support");
        page.Texts("main .govuk-button").ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Support_ends_early_and_is_reviewed_on_its_pages(DatabaseKind database)
    {
        await using var host = await KnifeHost.StartAsync(database);
        var caseId = Guid.NewGuid();
        var child = Guid.NewGuid();
        var url = $"/knife-crime/requests/{await host.StartedAsync(child, caseId)}";
        await host.PublishAsync(new Platform.CaseManagement.Contracts.CaseClosedEto(caseId, child, Swindon, "prevention", RequestedOn, RequestedOn, "goals-met"));
        using var client = await host.AsAsync(Roles.ProgrammeWorker, Swindon);

        (await client.GetPageAsync(url)).Main.ShouldContain("The child’s case closed on 3 March 2025.");
        (await client.PostFormAsync(await client.GetPageAsync(url + "/review"), new() { ["Input.Note"] = "She moves next week." })).Main.ShouldContain("Reviewed after the case closed");
        var ended = await client.PostFormAsync(
            await client.GetPageAsync(url + "/end"),
            new(Day("Input.EndedOn", 3)) { ["Input.Reason"] = "MovedAway", ["Input.WhyNoView"] = "She left the same day.", ["Input.Note"] = "Handed over to the new service." });
        ended.Main.ShouldContain("The child moved away");
    }

    [Theory]
    [InlineData(Roles.Analyst, "", HttpStatusCode.Forbidden)]
    [InlineData(Roles.VictimWorker, "", HttpStatusCode.Forbidden)]
    [InlineData(Roles.Partner, "", HttpStatusCode.Forbidden)]
    [InlineData(Roles.CaseManager, "", HttpStatusCode.OK)]
    [InlineData(Roles.CaseManager, "/accept", HttpStatusCode.Forbidden)]
    [InlineData(Roles.CaseManager, "/session", HttpStatusCode.Forbidden)]
    [InlineData(Roles.OperationsManager, "/accept", HttpStatusCode.OK)]
    [InlineData(Roles.OperationsManager, "/complete", HttpStatusCode.Forbidden)]
    public async Task A_page_answers_only_the_roles_that_hold_it(string role, string step, HttpStatusCode expected)
    {
        await using var host = await KnifeHost.StartAsync(DatabaseKind.Sqlite);
        var url = $"/knife-crime/requests/{await host.RequestAsync(Guid.NewGuid())}";
        using var client = await host.AsAsync(role, Swindon);

        (await client.GetPageAsync(url + step)).Status.ShouldBe(expected);
    }

    [Theory, EachDatabase]
    public async Task What_is_out_of_reach_or_switched_off_is_not_found_by_page_or_by_API(DatabaseKind database)
    {
        await using var host = await KnifeHost.StartAsync(database);
        var id = await host.RequestAsync(Guid.NewGuid());
        using var here = await host.AsAsync(Roles.ProgrammeWorker, Swindon);
        using var elsewhere = await host.AsAsync(Roles.ProgrammeWorker, Wiltshire);

        (await here.GetAsync($"/api/knife-crime/interventions/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await here.GetAsync("/api/knife-crime/interventions?status=Requested")).Content.ReadAsStringAsync()).ShouldContain(id.ToString());
        (await elsewhere.GetPageAsync($"/knife-crime/requests/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.GetAsync($"/api/knife-crime/interventions/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await here.GetPageAsync("/knife-crime/programmes")).Main.ShouldContain("Programmes that we deliver");

        await host.SwitchAsync("knife-crime", isEnabled: false);
        (await here.GetPageAsync($"/knife-crime/requests/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await here.GetAsync($"/api/knife-crime/interventions/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, string?> Day(string field, int day, int month = 3)
        => new() { [field + ".Day"] = $"{day}", [field + ".Month"] = $"{month}", [field + ".Year"] = "2025" };
}
