using System.Net;
using Platform.Kernel.Security;
using Platform.Testing;
using static VictimServices.Tests.VictimHost;

namespace VictimServices.Tests.Pages;

public sealed class ContactPageTests
{
    [Theory, EachDatabase]
    public async Task A_worker_takes_a_contact_from_the_list_to_withdrawn_consent(DatabaseKind database)
    {
        await using var host = await VictimHost.StartAsync(database);
        host.Clock.SetDay(new DateOnly(2025, 3, 18));
        await host.PublishAsync(Harm());
        using var client = await host.AsAsync(Roles.VictimWorker, Swindon);

        var list = await client.GetPageAsync("/victim-services/contacts");
        list.Status.ShouldBe(HttpStatusCode.OK);
        list.Main.ShouldContain("Name not yet known");
        list.Main.ShouldContain("1 working day overdue");
        list.Document.QuerySelector(".govuk-exit-this-page").ShouldNotBeNull();
        var url = list.Document.QuerySelector("tbody a")!.GetAttribute("href")!;

        var who = await client.PostFormAsync(await client.GetPageAsync(url + "/who"), new() { ["Input.Kind"] = "Child", ["Input.Name"] = "Siân O’Neill-Ash", ["Input.SpeaksForThem"] = "Her mother" });
        who.Url.AbsolutePath.ShouldBe(url);
        who.Main.ShouldContain("Siân O’Neill-Ash");

        // The answer that first contact needs is asked for, and what was typed stays.
        var attempt = await client.PostFormAsync(await client.GetPageAsync(url + "/attempts/new"), new() { ["Input.Way"] = "Telephone", ["Input.Outcome"] = "Reached", ["Input.Note"] = "Spoke for a while." });
        attempt.Errors.ShouldBe(["Say whether the person would like us to stay in contact."]);
        attempt.Text("textarea").ShouldBe("Spoke for a while.");
        var made = await client.PostFormAsync(attempt, new() { ["Input.StaysInContact"] = "true" });
        made.Main.ShouldContain("18 March 2025, 11 working days after we were told");

        var agreed = await client.PostFormAsync(await client.GetPageAsync(url + "/consent/Restorative"), new() { ["Input.IsGiven"] = "true", ["Input.How"] = "SpokenByTelephone" });
        agreed.Url.AbsolutePath.ShouldBe(url);
        (await client.GetPageAsync(url + "/provided/new")).Texts(".govuk-radios__label").ShouldBe(["Restorative conversation"]);

        var withdrawn = await client.PostFormAsync(await client.GetPageAsync(url + "/consent/Contact/withdraw"), new() { ["Input.How"] = "ByEmailOrText" });
        withdrawn.Main.ShouldContain("asked us on 18 March 2025 not to contact them");
        withdrawn.Document.QuerySelector($"a[href='{url}/attempts/new']").ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task A_contact_is_opened_by_hand_with_its_due_date(DatabaseKind database)
    {
        await using var host = await VictimHost.StartAsync(database);
        host.Clock.SetDay(new DateOnly(2025, 12, 22));
        using var client = await host.AsAsync(Roles.VictimWorker, Swindon);
        var form = await client.GetPageAsync("/victim-services/contacts/new");

        var refused = await client.PostFormAsync(form, []);
        refused.Errors.ShouldContain("Enter the day we were told.");
        refused.Errors.ShouldContain("Say who was harmed, or choose “Not yet known”.");

        var opened = await client.PostFormAsync(refused, new()
        {
            ["Input.Kind"] = "Adult", ["Input.ReportedOn.Day"] = "19", ["Input.ReportedOn.Month"] = "12", ["Input.ReportedOn.Year"] = "2025", ["Input.OffenceCode"] = "robbery",
        });
        opened.Url.AbsolutePath.ShouldStartWith("/victim-services/contacts/");
        opened.Main.ShouldContain("Wednesday 7 January 2026");
    }

    [Theory, EachDatabase]
    public async Task The_figures_show_no_content_and_hide_small_counts(DatabaseKind database)
    {
        await using var host = await VictimHost.StartAsync(database);
        host.Clock.SetDay(new DateOnly(2025, 3, 18));
        await host.PublishAsync(Harm(people: 2));
        using var client = await host.AsAsync(Roles.OperationsManager, Swindon);

        var page = await client.GetPageAsync("/victim-services/figures");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text(".govuk-summary-list__value").ShouldBe("Hidden, small number");
        (await client.GetPageAsync("/victim-services/contacts")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, EachDatabase]
    public async Task The_endpoints_answer_with_the_same_list_and_record(DatabaseKind database)
    {
        await using var host = await VictimHost.StartAsync(database);
        await host.PublishAsync(Harm());
        using var client = await host.AsAsync(Roles.VictimWorker, Swindon);
        var id = (await host.WaitingAsync()).Single().Id;

        using var list = await client.GetAsync("/api/victim-services/contacts?pageSize=5");
        (await list.Content.ReadAsStringAsync()).ShouldContain(id.ToString());
        using var one = await client.GetAsync($"/api/victim-services/contacts/{id}");
        one.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var none = await client.GetAsync($"/api/victim-services/contacts/{Guid.NewGuid()}");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task Somebody_who_has_not_signed_in_gets_no_page_and_no_data(DatabaseKind database)
    {
        await using var host = await VictimHost.StartAsync(database);
        using var client = host.Anonymous();

        (await client.GetPageAsync("/victim-services/contacts")).Url.AbsolutePath.ShouldBe("/sign-in");
        using var api = await client.GetAsync("/api/victim-services/contacts");
        (await api.Content.ReadAsStringAsync()).ShouldNotContain("\"rows\"", Case.Insensitive);
    }
}
