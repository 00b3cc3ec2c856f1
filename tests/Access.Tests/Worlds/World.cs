using System.Text;
using Browser.Tests;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Sharing;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;

namespace Access.Tests.Worlds;

/// <summary>
/// The real host with every workstream, and one child in Swindon about whom there is one of everything, made by the pages as
/// people make it. Others know nothing of the child: the same roles in another area.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public const string Area = Journey.Area;
    public const string OtherArea = "E06000054";

    /// <summary>Part of the child's family name, written alike in pages and JSON.</summary>
    public const string NameOfTheChild = "Brien";

    private readonly Dictionary<string, string> samples = new(StringComparer.Ordinal);

    private World(PlatformHost host) => Host = host;

    public PlatformHost Host { get; }

    /// <summary>The child whose record is restricted.</summary>
    public Guid ChildId { get; private set; }

    /// <summary>A case manager in Swindon who restricts the child's record and answers for it.</summary>
    public Seat Owner { get; private set; } = null!;

    public IReadOnlyList<Route> Routes { get; private set; } = [];

    /// <summary>Routes of which nobody has said which record stands for their parameters.</summary>
    public IReadOnlyList<string> Undeclared { get; private set; } = [];

    public static async Task<World> StartAsync(Action<PlatformHostOptions>? configure = null)
    {
        var world = new World(await PlatformHost.StartAsync(DatabaseKind.Sqlite, options =>
        {
            options.WithAllModules();
            configure?.Invoke(options);
        }));
        try
        {
            await world.FillAsync();
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }

        return world;
    }

    /// <summary>A person with a role, signed in. No area: nobody has signed in.</summary>
    public Task<Seat> SeatAsync(string role, params string[] areas) => Seat.TakeAsync(Host, role, areas);

    /// <summary>The route's address in this world, about the child's records.</summary>
    public string PathOf(Route route) => route.Fill(plain => samples[Sample(plain) ?? throw new InvalidOperationException(
        $"{route.Key}: no record of the world stands for {plain}. Say in Samples.cs which one does, and make it in World.FillAsync if there is none.")]);

    /// <summary>The route's address with identifiers of records that do not exist.</summary>
    public string AbsentPathOf(Route route) => route.Fill(plain => Guid.TryParse(samples[Sample(plain)!], out _) ? Guid.CreateVersion7().ToString() : samples[Sample(plain)!]);

    /// <summary>Routes of which no record of the world is known.</summary>
    public static bool IsDeclared(Route route)
    {
        var isDeclared = true;
        route.Fill(plain =>
        {
            isDeclared &= Sample(plain) is not null;
            return "x";
        });
        return isDeclared;
    }

    private bool IsThere(Route route)
    {
        var isThere = true;
        route.Fill(plain =>
        {
            isThere &= samples.ContainsKey(plain);
            return "x";
        });
        return isThere;
    }

    /// <summary>An identifier of a record stands in the route's address.</summary>
    public bool IsAboutARecord(Route route)
    {
        var about = false;
        route.Fill(plain =>
        {
            about |= Guid.TryParse(samples[Sample(plain)!], out _);
            return "x";
        });
        return about;
    }

    /// <summary>From now on only the owner sees the child's record.</summary>
    public async Task RestrictAsync()
    {
        var page = await Owner.Client.GetPageAsync($"/access/records/child/{ChildId}");
        page = await Owner.Client.PostFormAsync(page, new() { ["Why"] = "A relative of the child works in the service." });
        page.Main.ShouldContain("A relative of the child");
    }

    /// <summary>The record is open again.</summary>
    public async Task LiftAsync()
    {
        var page = await Owner.Client.GetPageAsync($"/access/records/child/{ChildId}");
        page = await Owner.Client.PostFormAsync(page, new() { ["Why"] = "They no longer work here." }, "form[action*=Lift]");
        page.Errors.ShouldBeEmpty();
    }

    /// <summary>How many rows every table has, but for the audit trail, which grows with every look at a record, and what counts attempts.</summary>
    public async Task<string> CountsAsync()
    {
        if (countSql is null)
        {
            var tables = await AskAsync("select group_concat(name) from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'sys_Audit%' and name not in ('sys_Lease', 'sys_Node', 'host_Session', 'host_FailedAddress', 'host_SharedCount')");
            countSql = "select " + string.Join(" || ' ' || ", tables.Split(',').Order(StringComparer.Ordinal).Select(t => $"'{t} ' || (select count(*) from \"{t}\")"));
        }

        return await AskAsync(countSql);
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<string> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection(Host.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        Owner?.Dispose();
        await Host.DisposeAsync();
    }

    private string? countSql;

    private static string? Sample(string plain) => Samples.All.Any(s => s.Route == plain) ? plain : null;

    private async Task FillAsync()
    {
        var journey = new Journey(Host, async (role, _) =>
        {
            await Host.DrainAsync();
            return new SomebodyByHttp(await Host.AsAsync(role, Area));
        });
        await journey.OpenACohortAsync();
        await journey.SendANoticeAsync();
        await journey.RecordTheIncidentAsync();
        await journey.OpenACaseWithAPlanAsync();
        await journey.DeliverTheProgrammeAsync();
        await journey.ContactThePersonHarmedAsync();
        await journey.DecideTheNominationAsync();
        await journey.HearTheChildAsync();
        ChildId = journey.ChildId;
        Owner = await SeatAsync(Roles.CaseManager, Area);
        await SendAnotherNoticeAsync();
        await MakeAPatternAsync();
        await ImportAsync();
        await RaiseAThemeAsync();
        await PublishAsync();
        await TakeUpAGapAsync();
        await OpenInEmergencyAsync();
        await LetAProgramInAsync();
        await AskForTheirDataAsync();
        await Host.AddPersonAsync(Roles.SystemAdministrator, Area);
        await ShareAsync();
        await Host.DrainAsync();

        Routes = await Route.AllAsync(Host.Services);
        foreach (var route in Routes)
        {
            var parameters = new List<string>();
            route.Fill(plain =>
            {
                parameters.Add(plain);
                return "x";
            });
            foreach (var (plain, sql) in Samples.All.Where(s => parameters.Contains(s.Route) && !samples.ContainsKey(s.Route)))
            {
                var value = await AskAsync(sql);
                if (value.Length > 0)
                    samples[plain] = Guid.TryParse(value, out var id) ? id.ToString() : value;
            }
        }

        // The walks name those that are not declared, and leave them out.
        Undeclared = [.. Routes.Where(r => !IsThere(r)).Select(r => r.Key)];
        Routes = [.. Routes.Where(IsThere)];
    }

    /// <summary>Somebody else is named, who may or may not be a child on the record.</summary>
    private async Task SendAnotherNoticeAsync()
    {
        await using var officer = new SomebodyByHttp(await Host.AsAsync(Roles.Partner, Area));
        var today = DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);
        await officer.GoAsync("/notices/new");
        await officer.PressAsync("Continue",
        [
            ("Input.Content.AgencyKind", "police"), ("Input.Content.AgencyName", "Wiltshire Police"), ("Input.Content.NoticeKind", "arrest"), .. Somebody.Date("Input.Content.HappenedOn", today),
            ("Input.Content.Narrative", "Somebody was seen at the skate park with a kitchen knife in a bag."), ("Input.Content.Place", "Skate park"), ("Input.Content.AreaCode", Area),
            ("Input.Content.People[0].Role", "caused-harm"), ("Input.Content.People[0].GivenNames", "Jordan"), ("Input.Content.People[0].FamilyName", "Castle"),
            .. Somebody.Date("Input.Content.People[0].DateOfBirth", today.AddYears(-14).AddDays(-9)), ("Input.Content.People[0].SexCode", "male"),
        ]);
        await officer.PressAsync("Send the notice");
        officer.At.Text("h1").ShouldBe("Notice sent");
    }

    // Two more incidents of little gravity: with the first, a pattern that a person is asked to look at. And a draft of the local definition.
    private async Task MakeAPatternAsync()
    {
        var today = DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);
        foreach (var days in new[] { 1, 2 })
        {
            var form = await Owner.Client.GetPageAsync($"/incidents/new?childId={ChildId}");
            var fields = new Dictionary<string, string?> { ["Input.OffenceCode"] = "theft", ["Input.Basis"] = "Allegation", ["Input.InjuryCode"] = "none", ["Input.PeopleHarmed"] = "0" };
            foreach (var (name, value) in Somebody.Date("Input.HappenedOn", today.AddDays(-days)))
                fields[name] = value;
            (await Owner.Client.PostFormAsync(form, fields)).Errors.ShouldBeEmpty();
        }

        using var lead = await Host.AsAsync(Roles.ServiceLead, Area);
        var local = await AskAsync("select Id from cases_SeriousViolenceDefinition where Code = 'LOCAL_SVD'");
        var draft = await lead.PostFormAsync(await lead.GetPageAsync($"/case-management/definitions/{Guid.Parse(local)}"), []);
        draft.Text("h1").ShouldContain("draft of version 2");
    }

    private async Task ImportAsync()
    {
        using var officer = await Host.AsAsync(Roles.Partner, Area);
        var csv = "Agency kind,Agency,Notice kind,Happened on,Area,What happened\nPolice,Wiltshire Police,Something else,12/06/2026,Swindon,Two people argued at the station\n";
        var page = await officer.PostFileAsync(await officer.GetPageAsync("/notices/import"), "File", "notices.csv", Encoding.UTF8.GetBytes(csv), formSelector: "main form[enctype]");
        page.Url.AbsolutePath.ShouldStartWith("/notices/imports/", customMessage: string.Join(" ", page.Errors));
    }

    private async Task RaiseAThemeAsync()
    {
        var theme = await AskAsync("select ThemeCode from voice_VoiceTheme");
        if (theme.Length == 0)
            theme = await ThemeTheVoiceAsync();
        await using var lead = new SomebodyByHttp(await Host.AsAsync(Roles.ParticipationLead, Area));
        await lead.GoAsync($"/participation/themes/new?ThemeCode={theme}&AreaCode={Area}");
        var voice = lead.At.Document.QuerySelector("input[name='Input.VoiceIds']")!.GetAttribute("value")!;
        await lead.PressAsync("Raise the theme",
            ("Input.VoiceIds", voice), ("Input.YouSaid", "The way home does not feel safe."), ("Input.AskedOf", "The council’s bus team"), ("Input.NobodyIsRecognisable", "true"));
        lead.At.Errors.ShouldBeEmpty();
    }

    private async Task<string> ThemeTheVoiceAsync()
    {
        await using var lead = new SomebodyByHttp(await Host.AsAsync(Roles.ParticipationLead, Area));
        await lead.GoAsync("/participation/voices/new");
        await lead.PressAsync("Continue",
        [
            ("Input.Who", "ParentOrCarer"), ("Input.AreaCode", Area), ("Input.About", "The way home from school"), ("Input.How", "Conversation"),
            ("Input.Words", "The bus is the worst bit."), .. Somebody.Date("Input.SaidOn", DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime)),
            ("Input.MayKeep", "true"), ("Input.MayUseAnonymously", "true"),
        ]);
        var code = lead.At.Document.QuerySelector("main input[type=checkbox][name*=Theme]")!;
        await lead.PressAsync("Record it", (code.GetAttribute("name")!, code.GetAttribute("value")!));
        lead.At.Errors.ShouldBeEmpty();
        return code.GetAttribute("value")!;
    }

    private async Task TakeUpAGapAsync()
    {
        await using var analyst = new SomebodyByHttp(await Host.AsAsync(Roles.Analyst, Area));
        await analyst.GoAsync($"/csp-reporting/findings/new?areaCode={Area}&pointCode=case-opened");
        await analyst.PressAsync("Take it up", [("Input.GroupCode", "mixed"), ("Input.Hypothesis", "Who is asked first?"), .. Somebody.Date("Input.AgreeBy", DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime).AddDays(30))]);
        analyst.At.Errors.ShouldBeEmpty();
    }

    private async Task PublishAsync()
    {
        // The last quarter that is over.
        var end = DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime).AddMonths(-3);
        var report = $"/csp-reporting/reports/{Area}/{end.Year}Q{(end.Month + 2) / 3}";
        await using (var analyst = new SomebodyByHttp(await Host.AsAsync(Roles.Analyst, Area)))
        {
            await analyst.GoAsync(report);
            await analyst.PressAsync("Save the draft", ("Narrative", "Fewer incidents, more notices."));
        }

        await using (var colleague = new SomebodyByHttp(await Host.AsAsync(Roles.OperationsManager, Area)))
        {
            await colleague.GoAsync(report);
            await colleague.PressAsync("I have checked this report");
        }

        await using var lead = new SomebodyByHttp(await Host.AsAsync(Roles.ServiceLead, Area));
        await lead.GoAsync(report);
        await lead.PressAsync("Sign this report off");
        await lead.PressAsync("Publish this report");
        lead.At.Url.AbsolutePath.ShouldStartWith("/csp-reporting/published/", customMessage: string.Join(" ", lead.At.Errors));
    }

    /// <summary>The record was restricted for a while, and opened by somebody who is not named; nobody has reviewed that.</summary>
    private async Task OpenInEmergencyAsync()
    {
        await RestrictAsync();
        using (var colleague = await Host.AsAsync(Roles.OperationsManager, Area))
        {
            var page = await colleague.PostFormAsync(await colleague.GetPageAsync($"/access/open/child/{ChildId}"), new() { ["Why"] = "The child was seen with a knife by the river and the owner is on leave." });
            page.Url.AbsolutePath.ShouldBe($"/children/{ChildId}");
            await colleague.PostFormAsync(page, [], "form[action^='/access/end/']");
        }

        await LiftAsync();
    }

    /// <summary>Somebody asks for what is kept about the child.</summary>
    private async Task AskForTheirDataAsync()
    {
        await using var lead = new SomebodyByHttp(await Host.AsAsync(Roles.InformationGovernanceLead, Area));
        await lead.GoAsync("/rights/new");
        await lead.PressAsync("Find", ("Text", "Zoë-Mae O’Brien"));
        string? Value(string name) => lead.At.Document.QuerySelector($"main input[name='{name}'][type=radio]")?.GetAttribute("value");
        // Without it the walk says that there is no request.
        if (Value("Person") is not { } person || Value("Kind") is not { } kind)
            return;
        await lead.PressAsync("Record", [("Person", person), ("Kind", kind), .. Somebody.Date("ReceivedOn", DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime))]);
    }

    /// <summary>
    /// A live agreement, a summary shared without one, a case that another agency offers to the area's team, an answer to who else works
    /// with the child, and a question to two agencies whether they want to be put in touch.
    /// </summary>
    private async Task ShareAsync()
    {
        await Host.AddAgencyAsync("test-agency", "Test Youth Justice", "youth-justice");
        await Host.AddAgencyAsync("next-county", "Next County Youth Justice", "youth-justice");
        await Host.AddAgencyAsync("health", "Integrated Care Board", "health");
        var today = DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);
        await Host.AddAgreementAsync("Moves between counties", ["test-agency", "next-county"], [SharingPurposes.SupportChild],
            [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds, SharedDataTypes.Plans], await Host.AddPersonAsync(Roles.InformationGovernanceLead), today.AddDays(-1));
        var form = $"/sharing/hand-overs/new/case/{await AskAsync("select lower(Id) from cases_Case")}";

        var name = await Host.AddPersonWithRolesAsync([Roles.OperationsManager], "next-county", "Next County Manager");
        using (var neighbour = Host.Anonymous())
        {
            await neighbour.SignInAsync(name, PlatformHost.Password);
            var offer = await neighbour.PostFormAsync(await neighbour.GetPageAsync(form), new() { ["Way"] = "Team", ["Team"] = $"test-agency|{Area}", ["Why"] = "The family lives nearer to your team." });
            offer.Errors.ShouldBeEmpty();
        }

        using (var manager = await Host.AsAsync(Roles.OperationsManager, Area))
        {
            var share = new Dictionary<string, string?> { ["Way"] = "Share", ["Agency"] = "health", ["Why"] = "The child was hurt.", ["OverrideReason"] = "The child is in danger tonight." };
            (await manager.PostFormAsync(await manager.GetPageAsync(form), share)).Errors.ShouldBeEmpty();
            (await manager.PostFormAsync(await manager.GetPageAsync($"/sharing/who-else/{ChildId}"), new() { ["Why"] = "The school asks whom to call." })).Errors.ShouldBeEmpty();
        }

        var (ours, theirs) = (await Host.PersonIdAsync(await Host.AddPersonWithRolesAsync([Roles.CaseManager])), await Host.PersonIdAsync(name));
        await Host.InScopeAsync(services => services.GetRequiredService<IMediator>().Send(new MakeKnock(
            new KnockParty("test-agency", ChildId, ours, "Day work", today, false), new KnockParty("next-county", ChildId, theirs, "Night work", today, false))));
    }

    private async Task LetAProgramInAsync()
    {
        if (await AskAsync("select count(*) from host_Agency") == "0")
            await AskAsync("insert into host_Agency (Code, Name, Kind, IsRetired, Version) values ('police', 'Police', 'police', 0, 1)");
        using var lead = await Host.AsAsync(Roles.ServiceLead);
        var page = await lead.GetPageAsync("/administration/api-clients/new");
        var until = DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime).AddDays(90);
        page = await lead.PostFormAsync(page, new()
        {
            ["Input.Name"] = "Custody system", ["Input.AgencyCode"] = page.Document.QuerySelectorAll("select[name='Input.AgencyCode'] option").Last().GetAttribute("value"),
            ["Input.Permissions"] = page.Document.QuerySelector("input[name='Input.Permissions']")!.GetAttribute("value"), ["Input.Areas"] = Area,
            ["Input.ExpiresOn.Day"] = $"{until.Day}", ["Input.ExpiresOn.Month"] = $"{until.Month}", ["Input.ExpiresOn.Year"] = $"{until.Year}",
        });
        page.Errors.ShouldBeEmpty();
    }
}
