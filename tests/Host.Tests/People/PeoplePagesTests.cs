using System.Net;
using Microsoft.Data.Sqlite;
using Platform.Host.CommandLine;
using Platform.Kernel.Security;
using Platform.Testing;
using static Host.Tests.People.Directory;

namespace Host.Tests.People;

/// <summary>The pages where people, roles and agencies are looked after.</summary>
public sealed class PeoplePagesTests
{
    [Theory, EachDatabase]
    public async Task A_service_lead_adds_an_agency_and_a_person_who_signs_in_with_a_password_for_one_sign_in(DatabaseKind kind)
    {
        await using var host = await PlatformHost.StartAsync(kind);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var agency = await lead.GetPageAsync("/administration/agencies/new");
        (await lead.PostFormAsync(agency, new() { ["Input.Name"] = "" })).Errors.ShouldContain("Enter the agency's name");
        var agencies = await lead.PostFormAsync(agency, new() { ["Input.Name"] = "Harbour Youth", ["Input.Kind"] = "voluntary", ["Input.SafeguardingContact"] = "Duty desk" });
        agencies.Main.ShouldContain("Harbour Youth");
        var areas = await lead.PostFormAsync(agencies, new() { ["Areas"] = "Swindon\nNowhere" });
        areas.Errors.ShouldHaveSingleItem().ShouldContain("“Nowhere”");
        await lead.PostFormAsync(areas, new() { ["Areas"] = "Swindon\nE06000054" });

        var form = await lead.GetPageAsync("/administration/people/new");
        form.Texts("[name='Input.Areas'] + label").ShouldBe(["All areas", "Swindon", "Wiltshire"]);
        (await lead.PostFormAsync(form, new() { ["Input.AgencyCode"] = "harbour-youth" })).Errors.ShouldContain("Choose at least one role");
        var person = await lead.PostFormAsync(form, new()
        {
            ["Input.DisplayName"] = "Ffion Reed", ["Input.UserName"] = "ffion", ["Input.AgencyCode"] = "harbour-youth", ["Input.Roles"] = Roles.ProgrammeWorker, ["Input.Areas"] = Swindon,
        });
        person.Text("h1").ShouldBe("Ffion Reed");
        person.Main.ShouldContain("None yet: they cannot sign in");

        var password = await lead.PostFormAsync(await lead.GetPageAsync(person.Url.AbsolutePath + "/password"), []);
        var made = password.Text(".govuk-panel__body");
        made.Length.ShouldBe(19);
        using var ffion = host.Anonymous();
        var own = await ffion.PostFormAsync(await ffion.GetPageAsync("/sign-in"), new() { ["Input.UserName"] = "ffion", ["Input.Password"] = made });
        own.Url.AbsolutePath.ShouldBe("/sign-in/new-password");
        (await lead.GetPageAsync(person.Url.AbsolutePath)).Main.ShouldContain("For one sign-in");
        (await ffion.PostFormAsync(own, new() { ["Input.New"] = PlatformHost.Password })).Text("h1").ShouldBe("Hello, Ffion Reed");

        (await lead.GetPageAsync("/administration/people?role=programme-worker")).Texts("tbody th").ShouldBe(["Ffion Reed, user name ffion"]);
        (await lead.GetPageAsync("/administration/people?agency=nobody")).Main.ShouldContain("Nobody here fits");
        var left = await lead.PostFormAsync(await lead.GetPageAsync(person.Url.AbsolutePath + "/standing"), []);
        left.Text("h1").ShouldContain("Has left");
        (await ffion.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
        (await lead.GetPageAsync("/administration/people?left=true")).Texts("tbody th").ShouldHaveSingleItem().ShouldContain("Ffion Reed");
    }

    [Fact]
    public async Task A_service_lead_edits_a_role_on_its_page_and_compares_all()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var made = await lead.PostFormAsync(await lead.GetPageAsync("/administration/roles/new?like=system-administrator"), new() { ["DisplayName"] = "Night desk" });
        made.Url.AbsolutePath.ShouldBe("/administration/roles/night-desk");
        made.Document.QuerySelector("input[value='Host.Events']")!.HasAttribute("checked").ShouldBeTrue();

        var saved = await lead.PostFormAsync(made, new() { ["Input.DisplayName"] = "Night service", ["Input.Permissions"] = "Host.Modules" }, "#role");
        saved.Text("h1").ShouldBe("Night service");
        saved.Document.QuerySelector("input[value='Host.Events']")!.HasAttribute("checked").ShouldBeFalse();
        saved.Main.ShouldContain("May no longer:");
        (await lead.PostFormAsync(made, new() { ["Input.DisplayName"] = "Late" }, "#role")).Errors.ShouldHaveSingleItem().ShouldStartWith("Somebody else changed this");

        (await lead.GetPageAsync("/administration/roles/compare")).Main.ShouldContain("Night service");
        (await lead.PostFormAsync(await lead.GetPageAsync("/administration/roles/night-desk"), [], "#retire")).Text("h1").ShouldContain("Retired");
        (await lead.GetPageAsync("/administration/roles")).Main.ShouldContain("Retired");
    }

    [Theory, EachDatabase]
    public async Task A_manager_uses_the_same_pages_for_their_own_agency(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await host.AddAsync("manager", Works(Youth, Roles.OperationsManager, Swindon));
        var worker = await host.AddAsync("worker", Works(Youth, Roles.CaseManager, Swindon));
        await host.AddAsync("colleague", Works(Youth, Roles.CaseManager, Swindon));
        var officer = await host.AddAsync("officer", Works(Police, Roles.Partner, Swindon));
        using var manager = await host.BrowserAsync("manager");

        (await manager.GetPageAsync("/administration/people")).Texts("tbody th").ShouldBe(["colleague, user name colleague", "manager, user name manager", "worker, user name worker"]);
        (await manager.GetPageAsync($"/administration/people/{officer}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.GetPageAsync("/administration/roles")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await manager.GetPageAsync("/administration/agencies")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await manager.GetPageAsync("/administration/people/new")).Texts("[name='Input.Roles'] + label").ShouldBe(["Case manager"]);

        var page = await manager.GetPageAsync($"/administration/people/{worker}");
        var cover = await manager.GetPageAsync(page.Document.QuerySelector("a[href*='/cover?']")!.GetAttribute("href")!);
        var colleague = cover.Document.QuerySelectorAll("select option").Single(o => o.TextContent == "colleague").GetAttribute("value");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var named = await manager.PostFormAsync(cover, new()
        {
            ["Input.CoveredById"] = colleague, ["Input.Why"] = "Annual leave",
            ["Input.StartsOn.Day"] = $"{today.Day}", ["Input.StartsOn.Month"] = $"{today.Month}", ["Input.StartsOn.Year"] = $"{today.Year}",
            ["Input.EndsOn.Day"] = $"{today.Day}", ["Input.EndsOn.Month"] = $"{today.Month}", ["Input.EndsOn.Year"] = $"{today.Year}",
        });
        named.Errors.ShouldBeEmpty();
        named.Main.ShouldContain("colleague, ");
        (await manager.PostFormAsync(named, [], "form[action*='EndCover']")).Main.ShouldContain("Nobody covers for them");

        using var own = await host.BrowserAsync("worker");
        (await own.GetPageAsync("/cover")).Text("h1").ShouldBe("Cover while you are away");
        (await own.PostFormAsync(await own.GetPageAsync("/cover"), [], "#name-cover")).Errors.ShouldContain("Choose who does the work");
    }

    [Fact]
    public async Task The_command_line_leaves_the_same_trail()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("platform-test-").FullName;
        try
        {
            (await PlatformCommandLine.RunAsync(["migrate", "--data", folder])).ShouldBe(0);
            (await PlatformCommandLine.RunAsync(["users", "add", "first", "--name", "First Person", "--role", Roles.ServiceLead, "--area", "all", "--password", PlatformHost.Password, "--data", folder])).ShouldBe(0);
            (await PlatformCommandLine.RunAsync(["users", "add", "second", "--name", "Second", "--role", "nobody-knows", "--password", PlatformHost.Password, "--data", folder])).ShouldBe(2);
            (await PlatformCommandLine.RunAsync(["users", "password", "first", "--one-time", "--data", folder])).ShouldBe(0);
            (await PlatformCommandLine.RunAsync(["users", "leave", "first", "--data", folder])).ShouldBe(2, "the last person who may change roles stays");
            (await PlatformCommandLine.RunAsync(["roles", "give", Roles.ServiceLead, "Host.Events", "--data", folder])).ShouldBe(0);

            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "platform.db")};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """SELECT "Action" || ' ' || "UserName" || ' ' || "RecordType" FROM "sys_Audit" WHERE "RecordType" = 'person' OR "RecordType" LIKE 'role/%' ORDER BY "OccurredUtc" """;
            await using var reader = await command.ExecuteReaderAsync();
            var trail = new List<string>();
            while (await reader.ReadAsync())
                trail.Add(reader.GetString(0));
            trail.ShouldBe(["CreatePerson Command line person", "SetPassword Command line person", "SaveRole Command line role/service-lead"], ignoreOrder: false);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }
}
