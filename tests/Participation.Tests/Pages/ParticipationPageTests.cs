using System.Net;
using Platform.CaseManagement.Contracts;
using Platform.Kernel.Security;
using Platform.Testing;
using static Participation.Tests.ParticipationHost;

namespace Participation.Tests.Pages;

public sealed class ParticipationPageTests
{
    [Theory, EachDatabase]
    public async Task A_case_manager_records_a_childs_words_and_confirms_the_themes(DatabaseKind database)
    {
        await using var host = await ParticipationHost.StartAsync(database);
        await host.PublishAsync(new PlanAgreedEto(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Swindon, new DateOnly(2025, 5, 30), HasChildsWords: false));
        using var client = await host.AsAsync(Roles.CaseManager, Swindon);

        var list = await client.GetPageAsync("/participation/view-requests");
        list.Main.ShouldContain("The plan that was agreed, 30 May 2025");
        var form = await client.GetPageAsync(list.Document.QuerySelector("tbody a[href*='voices/new']")!.GetAttribute("href")!);
        var themes = await client.PostFormAsync(form, new() { ["Input.Words"] = "The bus takes an hour.", ["Input.How"] = "Conversation", ["Input.MayKeep"] = "true" });

        themes.Main.ShouldContain("Suggested because they said “bus”");
        themes.Document.QuerySelectorAll("input[name='Input.ThemeCodes'][checked]").ShouldBeEmpty("a person confirms, the rule does not");
        var recorded = await client.PostFormAsync(themes, new() { ["Input.ThemeCodes"] = "getting-around" });
        recorded.Url.AbsolutePath.ShouldStartWith("/participation/voices/");
        recorded.Main.ShouldContain("“The bus takes an hour.”");
        recorded.Main.ShouldContain("Getting around (suggested by a word, confirmed by a person)");
        (await client.GetPageAsync("/participation/view-requests")).Main.ShouldContain("Nothing here.");
    }

    [Theory, EachDatabase]
    public async Task Without_consent_nothing_is_recorded_and_what_was_typed_stays(DatabaseKind database)
    {
        await using var host = await ParticipationHost.StartAsync(database);
        using var client = await host.AsAsync(Roles.CaseManager, Swindon);
        var form = await client.GetPageAsync("/participation/voices/new");

        var themes = await client.PostFormAsync(form, new() { ["Input.Who"] = "Sibling", ["Input.How"] = "Conversation", ["Input.About"] = "Home", ["Input.Words"] = "It is calmer now." });
        var refused = await client.PostFormAsync(themes, []);

        refused.Errors.Single().ShouldStartWith("Without the person's consent to keep their words");
        refused.Text("textarea").ShouldBe("It is calmer now.");
    }

    [Theory, EachDatabase]
    public async Task The_lead_raises_answers_tells_and_publishes_and_the_poster_names_nobody(DatabaseKind database)
    {
        await using var host = await ParticipationHost.StartAsync(database);
        var child = Guid.NewGuid();
        await host.RecordAsync(Say("The bus is late.", child, quote: true, themes: ["getting-around"]));
        using var client = await host.AsAsync(Roles.ParticipationLead, Swindon);

        var form = await client.GetPageAsync($"/participation/themes/new?themeCode=getting-around&areaCode={Swindon}");
        var voice = form.Document.QuerySelector("input[name='Input.VoiceIds']")!.GetAttribute("value")!;
        var theme = await client.PostFormAsync(form, new() { ["Input.VoiceIds"] = voice, ["Input.YouSaid"] = "The bus is late.", ["Input.AskedOf"] = "The bus team" });
        theme.Url.AbsolutePath.ShouldStartWith("/participation/themes/");
        var url = theme.Url.AbsolutePath;

        await client.PostFormAsync(await client.GetPageAsync(url + "/answer"), new() { ["Input.Kind"] = "Done", ["Input.Text"] = "It is on time now." });
        var early = await client.PostFormAsync(await client.GetPageAsync(url + "/publish"), []);
        early.Errors.ShouldBe(["Nothing is closed untold: 1 of those who said it still have to be told."]);
        await client.PostFormAsync(await client.GetPageAsync(url + "/tell"), new() { ["Input.VoiceIds"] = voice, ["Input.Way"] = "Letter" });
        var done = await client.PostFormAsync(await client.GetPageAsync(url + "/publish"), new() { ["Input.QuotedVoiceId"] = voice });
        done.Main.ShouldContain("Told and closed");

        var poster = await client.GetPageAsync("/participation/you-said-we-did/poster");
        poster.Main.ShouldContain("You said: The bus is late.");
        poster.Main.ShouldContain("We did it: It is on time now.");
        poster.Document.DocumentElement.OuterHtml.ShouldNotContain(child.ToString());
        poster.Document.DocumentElement.OuterHtml.ShouldNotContain(voice);
    }

    [Theory, EachDatabase]
    public async Task Each_role_opens_what_it_may(DatabaseKind database)
    {
        (string Role, string Path, HttpStatusCode Expected)[] table =
        [
            (Roles.Analyst, "/participation/voices", HttpStatusCode.Forbidden),
            (Roles.Analyst, "/participation/view-requests", HttpStatusCode.Forbidden),
            (Roles.Analyst, "/api/participation/voices", HttpStatusCode.Forbidden),
            (Roles.Analyst, "/participation/you-said-we-did", HttpStatusCode.OK),
            (Roles.CaseManager, "/participation/themes/new", HttpStatusCode.Forbidden),
            (Roles.CaseManager, "/participation/taxonomy", HttpStatusCode.Forbidden),
            (Roles.CaseManager, "/participation/taxonomy/edit", HttpStatusCode.Forbidden),
            (Roles.CaseManager, "/participation", HttpStatusCode.OK),
            (Roles.CaseManager, "/participation/themes", HttpStatusCode.OK),
            (Roles.ParticipationLead, "/participation/taxonomy", HttpStatusCode.OK),
            (Roles.ParticipationLead, "/participation/taxonomy/edit", HttpStatusCode.OK),
            (Roles.ParticipationLead, "/participation/voices", HttpStatusCode.OK),
            (Roles.ParticipationLead, "/api/participation/themes", HttpStatusCode.OK),
            (Roles.VictimWorker, "/participation", HttpStatusCode.Forbidden),
            (Roles.Partner, "/participation/you-said-we-did", HttpStatusCode.Forbidden),
        ];
        await using var host = await ParticipationHost.StartAsync(database);

        foreach (var role in table.GroupBy(row => row.Role))
        {
            using var client = await host.AsAsync(role.Key, Swindon);
            foreach (var (_, path, expected) in role)
            {
                using var response = await client.GetAsync(path);
                response.StatusCode.ShouldBe(expected, $"{role.Key} {path}");
            }
        }
    }
}
