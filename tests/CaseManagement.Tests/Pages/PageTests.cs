using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Pages;

/// <summary>The pages over HTTP, by forms alone: what a browser without script does.</summary>
public sealed class PageTests
{
    [Theory, EachDatabase]
    public async Task A_notice_is_typed_checked_changed_and_sent_and_nothing_typed_is_lost(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var client = await host.AsAsync(Roles.Partner);
        var page = await client.GetPageAsync("/notices/new");
        page.Status.ShouldBe(HttpStatusCode.OK);

        var empty = await SendAsync(client, page, "Check", []);
        empty.Errors.ShouldContain("Enter what happened");
        empty.Errors.ShouldContain("Choose the kind of agency");
        empty.Text("title").ShouldStartWith("Error: ");

        var check = await SendAsync(client, page, "Check", Typed());
        check.Text("h1").ShouldBe("Check the notice before you send it");
        check.Main.ShouldContain("O’Brien");

        var change = await SendAsync(client, check, "Change", []);
        change.Document.QuerySelector("textarea[name='Input.Content.Narrative']")!.TextContent.ShouldContain("First line");
        change.Document.QuerySelector("input[name='Input.Content.People[0].FamilyName']")!.GetAttribute("value").ShouldBe("O’Brien");

        var more = await SendAsync(client, change, "AddPerson", []);
        more.Document.QuerySelector("input[name='Input.Content.People[1].FamilyName']").ShouldNotBeNull();
        more.Document.QuerySelector("input[name='Input.Content.People[0].FamilyName']")!.GetAttribute("value").ShouldBe("O’Brien");

        var sent = await SendAsync(client, check, "Send", []);
        sent.Text("h1").ShouldBe("Notice sent");
        // Pressed twice: one notice.
        await SendAsync(client, check, "Send", []);
        (await host.ReadAsync(db => db.Notices.SingleAsync())).Narrative.ShouldBe("First line\nSecond line");
    }

    [Theory, EachDatabase]
    public async Task A_child_is_registered_searched_opened_and_changed(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var client = await host.AsAsync(Roles.CaseManager);
        var child = await client.PostFormAsync(await client.GetPageAsync("/children/register"), new()
        {
            ["Input.Details.GivenNames"] = "Zoë",
            ["Input.Details.FamilyName"] = "O’Brien",
            ["Input.Details.DateOfBirth.Day"] = "27",
            ["Input.Details.DateOfBirth.Month"] = "3",
            ["Input.Details.DateOfBirth.Year"] = "2011",
            ["Input.Details.AreaCode"] = Swindon,
            ["Input.Details.Strengths"] = "Draws every day.\nKind to her brother.",
            ["Input.Details.SafetyNeeds"] = "Meet at the youth club.",
        });
        child.Errors.ShouldBeEmpty();
        child.Url.AbsolutePath.ShouldStartWith("/children/");
        child.Text(".moj-identity-bar").ShouldBe("Zoë O’Brien Age 15. What is needed to be safe: Meet at the youth club.");
        child.Main.IndexOf("Draws every day.", StringComparison.Ordinal).ShouldBeLessThan(child.Main.IndexOf("Incidents", StringComparison.Ordinal));
        child.Main.ShouldContain("Put on the record");

        var list = await client.PostFormAsync(await client.GetPageAsync("/children"), new() { ["Search"] = "obri" }, "main form[role=search]");
        list.Texts("tbody tr").ShouldHaveSingleItem().ShouldContain("O’Brien");
        list.Url.Query.ShouldBeEmpty();
        (await client.PostFormAsync(list, new() { ["Search"] = "hobbs" }, "main form[role=search]")).Main.ShouldContain("No child in your areas has a name that begins so");

        var change = await client.GetPageAsync($"{child.Url.AbsolutePath}/change");
        (await client.PostFormAsync(change, new() { ["Input.Details.KnownAs"] = "Zo" })).Errors.ShouldHaveSingleItem().ShouldBe("Say why the details change");
        var changed = await client.PostFormAsync(change, new() { ["Input.Details.KnownAs"] = "Zo", ["Input.Reason"] = "She asked for it" });
        changed.Text("h1").ShouldBe("Zo");
        (await client.GetPageAsync($"{child.Url.AbsolutePath}/access")).Main.ShouldContain("She asked for it");
    }

    [Theory, EachDatabase]
    public async Task A_date_that_does_not_exist_is_named_and_what_was_typed_stays(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var client = await host.AsAsync(Roles.CaseManager);
        var page = await client.PostFormAsync(await client.GetPageAsync("/children/register"), new()
        {
            ["Input.Details.GivenNames"] = "Zoë",
            ["Input.Details.DateOfBirth.Day"] = "31",
            ["Input.Details.DateOfBirth.Month"] = "2",
            ["Input.Details.DateOfBirth.Year"] = "2011",
        });
        page.Errors.ShouldContain("Date of birth must be a real date");
        page.Document.QuerySelector("input[name='Input.Details.GivenNames']")!.GetAttribute("value").ShouldBe("Zoë");
    }

    [Theory, EachDatabase]
    public async Task From_a_notice_to_a_closed_case_by_forms_alone(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var childId = await host.RegisterAsync();
        var notice = await host.RecordAsync(Notice(Named(), Named("Ayaan", "Lacey", null, NoticeCodes.Harmed)));
        using var client = await host.AsAsync(Roles.CaseManager);

        var read = await client.GetPageAsync($"/notices/{notice}");
        read.Main.ShouldContain("Linked, exact");
        read.Main.ShouldNotContain("Ayaan");

        var form = await client.GetPageAsync($"/incidents/new?noticeId={notice}");
        form.Main.ShouldContain("Zoë O’Brien");
        var incident = await client.PostFormAsync(form, new() { ["Input.OffenceCode"] = "wounding", ["Input.Basis"] = "Allegation", ["Input.PeopleHarmed"] = "1" });
        incident.Errors.ShouldBeEmpty();
        incident.Main.ShouldContain("clause 2: a knife or other blade was carried or used and somebody was harmed");
        incident.Main.ShouldNotContain("KNIFE-HARM");
        incident.Main.ShouldContain("Youth Justice Board seriousness score: 6 (not confirmed)");

        var incidentId = incident.Url.Segments[^1];
        var opened = await client.PostFormAsync(await client.GetPageAsync($"/cases/open?childId={childId}&incidentId={incidentId}"), new() { ["Input.CaseType"] = "prevention", ["Input.Why"] = "Help early." });
        opened.Errors.ShouldBeEmpty();
        opened.Main.ShouldContain("due in 20 working days (Wednesday 8 July 2026)");
        var caseUrl = opened.Url.AbsolutePath;

        var plan = await client.PostFormAsync(await client.GetPageAsync($"{caseUrl}/plan"), new()
        {
            ["Input.ChildsWords"] = "",
            ["Input.Items[0].Kind"] = "activity",
            ["Input.Items[0].What"] = "Boxing on Tuesdays",
            ["Input.Items[0].Who"] = "child",
        });
        plan.Errors.ShouldBeEmpty();
        (await client.PostFormAsync(await client.GetPageAsync($"{caseUrl}/plan/agree"), [])).Errors.ShouldHaveSingleItem().ShouldBe("Write down the child’s own words, or say why they are not there yet");
        await client.PostFormAsync(await client.GetPageAsync($"{caseUrl}/plan"), new() { ["Input.ChildsWords"] = "I carry it because they do." });
        (await client.PostFormAsync(await client.GetPageAsync($"{caseUrl}/plan/agree"), new() { ["Input.AgreedWith"] = "Mum" })).Main.ShouldContain("Agreed on 10 June 2026");

        (await client.PostFormAsync(await client.GetPageAsync($"{caseUrl}/request"), new() { ["Input.Kind"] = "knife-crime", ["Input.Agency"] = "test-agency", ["Input.Why"] = "To feel safe." })).Main.ShouldContain("Knife-crime programme, 10 June 2026");
        (await client.PostFormAsync(await client.GetPageAsync($"{caseUrl}/close"), new() { ["Input.OutcomeCode"] = "goals-met", ["Input.Summary"] = "Kept coming.", ["Input.ChildsView"] = "I’d say do it." })).Main.ShouldContain("How it ended");

        var record = await client.GetPageAsync($"/children/{childId}");
        foreach (var entry in new[] { "Case opened", "Case closed", "Plan agreed", "Support requested", "Incident", "Notice: arrest" })
            record.Texts(".moj-timeline__title").ShouldContain(entry);
        (await client.GetPageAsync("/cases?status=Closed")).Main.ShouldContain("Zoë O’Brien");
    }

    [Theory, EachDatabase]
    public async Task The_review_page_gives_the_evidence_in_sentences_and_takes_a_decision(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        await host.RegisterAsync();
        await host.RecordAsync(Notice(Named("Zoe", "Obrian", "2011-03-27")));
        using var client = await host.AsAsync(Roles.CaseManager);
        var queue = await client.GetPageAsync("/notices/matches");
        var review = await client.GetPageAsync(queue.Document.QuerySelector("tbody a")!.GetAttribute("href")!);
        review.Main.ShouldContain("The date of birth is the same: 27 March 2011.");
        review.Main.ShouldContain("The family names are");
        var after = await client.PostFormAsync(review, new() { ["decision"] = "Same" });
        after.Url.AbsolutePath.ShouldBe("/notices/matches");
        after.Main.ShouldContain("Nobody waits here");
    }

    [Theory, EachDatabase]
    public async Task A_file_is_uploaded_its_errors_shown_and_the_template_can_be_filled_in(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var client = await host.AsAsync(Roles.Partner);
        var page = await client.GetPageAsync("/notices/import");
        (await client.PostFileAsync(page, "File", "notes.csv", Encoding.UTF8.GetBytes("a,b\n1,2\n"), formSelector: "main form[enctype]")).Errors.ShouldHaveSingleItem().ShouldStartWith("This file is not a file of notices");

        var template = await client.Http.GetByteArrayAsync("/notices/import?handler=Template&agency=health");
        template.Take(3).ShouldBe(Encoding.UTF8.GetPreamble());
        var view = await client.PostFileAsync(page, "File", "notices.csv", template, formSelector: "main form[enctype]");
        view.Text("h1").ShouldBe("notices.csv");
        view.Main.ShouldContain("Checked, waiting for you");
        // The example row of the template lies in the future of the tests' clock.
        view.Main.ShouldContain("The date it happened must be today or in the past");
    }

    [Theory, EachDatabase]
    public async Task A_program_sends_a_notice_once_and_is_told_what_is_wrong(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var client = await host.AsAsync(Roles.Partner);
        var key = Guid.NewGuid();
        using var refused = await client.PostJsonAsync("/api/case-management/notices", new StringContent($$$"""{"requestKey":"{{{key}}}","content":{}}""", Encoding.UTF8, "application/json"));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Enter what happened");
        var json = $$$"""{"requestKey":"{{{key}}}","content":{"agencyKind":"police","agencyName":"Four Rivers Police","noticeKind":"arrest","happenedOn":"2026-06-01","areaCode":"E06000030","narrative":"What happened"}}""";
        for (var i = 0; i < 2; i++)
        {
            using var made = await client.PostJsonAsync("/api/case-management/notices", new StringContent(json, Encoding.UTF8, "application/json"));
            made.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await host.ReadAsync(db => db.Notices.CountAsync())).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task The_definitions_are_shown_with_their_clauses_and_what_is_not_confirmed(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var client = await host.AsAsync(Roles.Analyst);
        var page = await client.GetPageAsync("/case-management/definitions");
        page.Texts("h2").Count(h => h.EndsWith("version 1", StringComparison.Ordinal)).ShouldBe(3);
        page.Main.ShouldContain("Not yet confirmed");
        page.Main.ShouldContain("Youth Justice Board seriousness score of 5 or more");
        // Said once for a definition, and not of the one whose every clause was compared.
        page.Main.Split("Nobody has yet compared its clauses with their source.").Length.ShouldBe(3);
    }

    [Theory, EachDatabase]
    public async Task Notices_of_one_kind_have_links_that_differ_and_days_have_no_time(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var childId = await host.RegisterAsync();
        await host.RecordAsync(Notice(Named()));
        await host.RecordAsync(Notice(Named()));
        using var client = await host.AsAsync(Roles.CaseManager);

        var links = (await client.GetPageAsync("/notices")).Texts("tbody a");
        links.Count.ShouldBe(2);
        links.ShouldBeUnique();

        var dates = (await client.GetPageAsync($"/children/{childId}")).Texts(".moj-timeline__date");
        dates.Count.ShouldBe(3);
        dates.ShouldAllBe(d => !d.Contains(" at ", StringComparison.Ordinal));
    }

    private static Task<Page> SendAsync(PlatformClient client, Page page, string handler, Dictionary<string, string?> fields)
    {
        page.Document.QuerySelector("main form[method=post]")!.SetAttribute("action", $"/notices/new?handler={handler}");
        return client.PostFormAsync(page, fields);
    }

    private static Dictionary<string, string?> Typed() => new()
    {
        ["Input.Content.AgencyKind"] = "police",
        ["Input.Content.AgencyName"] = "Four Rivers Police",
        ["Input.Content.NoticeKind"] = "arrest",
        ["Input.Content.HappenedOn.Day"] = "9",
        ["Input.Content.HappenedOn.Month"] = "6",
        ["Input.Content.HappenedOn.Year"] = "2026",
        ["Input.Content.Narrative"] = "First line\r\nSecond line",
        ["Input.Content.AreaCode"] = Swindon,
        ["Input.Content.People[0].Role"] = NoticeCodes.SaidToHaveCausedHarm,
        ["Input.Content.People[0].GivenNames"] = "Zoë",
        ["Input.Content.People[0].FamilyName"] = "O’Brien",
    };
}
