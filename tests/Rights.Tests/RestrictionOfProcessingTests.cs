using System.Linq.Expressions;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Notices;
using Platform.Host.Rights;
using Platform.Kernel.Data;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Rights.Tests;

/// <summary>UK GDPR, article 18: what we hold is kept and not used, in every workstream, until it is lifted.</summary>
public sealed class RestrictionOfProcessingTests
{
    private const string NextStep = "main form:has([name=Step])";
    private const string Sentence = "Processing of this record is restricted";

    [Theory, EachDatabase]
    public async Task No_query_of_any_workstream_shows_the_record_and_no_save_of_any_changes_it(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        var child = await RichChild.MakeAsync(host);
        var before = await SeenAsync(host, child.Id);
        before.Values.Count(n => n > 0).ShouldBeGreaterThan(10, "the child is in every workstream");
        await RestrictAsync(host, child.Id);

        (await SeenAsync(host, child.Id)).Where(s => s.Value > 0).Select(s => s.Key).ShouldBeEmpty();
        (await host.SendAsync(new ViewChild(child.OtherChild), Roles.CaseManager, RichChild.Swindon)).ShouldNotBeNull("another child is there");
        // The platform itself goes on: it stores what arrives, and matches it to nobody.
        (await DatabaseScan.ReadAsync(host)).Holding(child.Identifiers).ShouldNotBeEmpty();

        foreach (var (table, save) in await SavesAsync(host, child.Id))
            await Should.ThrowAsync<ProcessingRestrictedException>(save, table);

        await LiftAsync(host, child.Id);
        (await SeenAsync(host, child.Id)).ShouldBe(before);
    }

    [Theory, EachDatabase]
    public async Task People_who_would_see_the_record_are_told_in_a_sentence_and_others_are_told_nothing(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        var child = await RichChild.MakeAsync(host);
        using var manager = await host.AsAsync(Roles.CaseManager, RichChild.Swindon);
        using var lead = await host.AsAsync(Roles.OperationsManager, RichChild.Swindon);
        using var elsewhere = await host.AsAsync(Roles.CaseManager, "E06000054");
        var caseId = await host.InScopeAsync(s => s.GetRequiredService<Platform.CaseManagement.Data.CaseManagementDbContext>().Cases.Where(c => c.ChildId == child.Id).Select(c => c.Id).SingleAsync());
        var version = (await host.SendAsync(new ViewChild(child.Id), Roles.CaseManager, RichChild.Swindon))!.Child.Version;
        await RestrictAsync(host, child.Id);

        foreach (var path in (string[])[$"/children/{child.Id}", $"/cases/{caseId}", $"/incidents/{child.SharedIncident}", $"/notices/{child.SharedNotice}"])
        {
            var page = await manager.GetPageAsync(path);
            (page.Status, page.Text("h1")).ShouldBe((HttpStatusCode.NotFound, Sentence), path);
            page.Document.QuerySelectorAll("main a[href^='/access/open']").ShouldBeEmpty("a case manager may not open it");
            (await elsewhere.GetPageAsync(path)).Text("h1").ShouldBe("Page not found", path);
        }

        (await (await manager.GetAsync($"/api/focused-deterrence/nominations/{child.Nomination}")).Content.ReadAsStringAsync()).ShouldContain("article 18");
        (await manager.GetPageAsync($"/children/{Guid.NewGuid()}")).Text("h1").ShouldBe("Page not found");

        // Opened for a purpose: to read, and not to change or share.
        var refused = await lead.GetPageAsync($"/children/{child.Id}");
        var open = await lead.GetPageAsync(refused.Document.QuerySelector("main a[href^='/access/open']")!.GetAttribute("href")!);
        (await lead.PostFormAsync(open, [])).Errors.ShouldBe(["Choose for what the record is used.", "Enter why you need the record for this."]);
        var opened = await lead.PostFormAsync(open, new() { ["Purpose"] = nameof(AllowedPurpose.RightsOfOthers), ["Why"] = "Another child was threatened and may be with him tonight." });
        opened.Url.AbsolutePath.ShouldBe($"/children/{child.Id}");
        opened.Text(".app-emergency").ShouldContain("and not be changed or shared");
        (await manager.GetPageAsync($"/children/{child.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var change = await lead.GetPageAsync($"/children/{child.Id}/change");
        if (change.Status == HttpStatusCode.OK)
            (await lead.PostFormAsync(change, new() { ["Input.Reason"] = "A mistake", ["Input.Details.KnownAs"] = "Z" })).Errors.ShouldHaveSingleItem().ShouldStartWith("Nothing was saved.");
        var ask = await lead.GetPageAsync($"/sharing/who-else/child/{child.Id}");
        if (ask.Status == HttpStatusCode.OK)
            (await lead.PostFormAsync(ask, new() { ["Reason"] = "To plan support with the others.", ["Input.Reason"] = "To plan support with the others." })).Errors.ShouldNotBeEmpty();

        using var governance = await host.AsAsync(Roles.InformationGovernanceLead);
        var reviews = await governance.GetPageAsync("/access/reviews");
        reviews.Main.ShouldContain("To protect the rights of another person");
        reviews.Main.ShouldContain("1 in its processing");

        host.Clock.Advance(TimeSpan.FromMinutes(121));
        using var later = await host.AsAsync(Roles.OperationsManager, RichChild.Swindon);
        (await later.GetPageAsync($"/children/{child.Id}")).Text("h1").ShouldBe(Sentence);
        version.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_register_restricts_on_a_ground_after_who_asks_was_checked_and_lifts_after_the_person_was_told()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);
        var id = Guid.NewGuid();
        await host.DoAsync(new RecordRightsRequest(id, RightsKind.Restriction, PersonKinds.Child, child.Id, EveryModule.Today), Roles.InformationGovernanceLead);
        var url = $"/rights/requests/{id}";

        (await StepAsync("restrict", "He says the address is wrong.")).Errors.ShouldBe(["Choose the ground on which the processing is restricted"]);
        (await StepAsync("restrict", "He says the address is wrong.", nameof(RestrictionGround.AccuracyContested))).Errors.ShouldBe(["Record first how you checked who asks."]);
        (await StepAsync("identity", "His social worker knows him.")).Errors.ShouldBeEmpty();
        var restricted = await StepAsync("restrict", "He says the address is wrong.", nameof(RestrictionGround.AccuracyContested));
        restricted.Errors.ShouldBeEmpty();
        restricted.Main.ShouldContain("article 18(1)(a)");
        (await host.SendAsync(new ViewChild(child.Id), Roles.CaseManager, RichChild.Swindon)).ShouldBeNull();

        // The person has a right to a copy of what is kept; and it is kept, also when its time is over.
        var export = await host.InScopeAsync(s => s.GetRequiredService<PersonalDataRegister>().ExportAsync(PersonKinds.Child, child.Id, CancellationToken.None));
        export.Rows.ShouldContain(r => r.Table == "cases_Child");
        export.Rows.Single(r => r.Table == "sys_RecordRestriction").Title.ShouldBe("That what we hold is kept and not used");
        (await host.SendAsync(new DecideDisposal(Guid.NewGuid(), PersonKinds.Child, child.Id, true, null, "Its time is over."), Roles.InformationGovernanceLead)).Errors.ShouldHaveSingleItem().Message.ShouldContain("asked us to keep it");

        (await LiftAsync("", "")).Errors.ShouldHaveSingleItem();
        (await LiftAsync("", "Checked and put right.")).Errors.ShouldHaveSingleItem().ShouldContain("when and how the person was told");
        var lifted = await LiftAsync("By letter on 9 June.", "Checked and put right.");
        lifted.Errors.ShouldBeEmpty();
        lifted.Main.ShouldContain("By letter on 9 June.");
        (await host.SendAsync(new ViewChild(child.Id), Roles.CaseManager, RichChild.Swindon)).ShouldNotBeNull();

        async Task<Page> StepAsync(string step, string reason, string? ground = null)
            => await lead.PostFormAsync(await lead.GetPageAsync(url), new() { ["Step"] = step, ["Reason"] = reason, ["Ground"] = ground ?? "" }, NextStep);

        async Task<Page> LiftAsync(string told, string reason)
            => await lead.PostFormAsync(await lead.GetPageAsync(url), new() { ["Told"] = told, ["LiftReason"] = reason }, "main form[action*=LiftProcessing]");
    }

    [Fact]
    public async Task A_notice_about_somebody_who_is_restricted_is_stored_and_tells_its_sender_nothing()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        await RestrictAsync(host, child.Id);

        var notice = await host.DoAsync(new RecordNotice(Guid.NewGuid(), new NoticeContent
        {
            AgencyKind = "police", AgencyName = "Four Rivers Police", NoticeKind = "arrest", HappenedOn = EveryModule.Today.AddDays(-1), ReportedOn = EveryModule.Today, Place = "The bus station",
            LsoaCode = "E01015492", AreaCode = RichChild.Swindon, Narrative = "Stopped near the station.", Drivers = ["fear-and-protection"],
            People = [new NamedPerson { Role = NoticeCodes.SaidToHaveCausedHarm, GivenNames = RichChild.Given, FamilyName = RichChild.Family, DateOfBirth = RichChild.Born }],
        }), Roles.Partner, RichChild.Swindon);

        notice.ShouldNotBe(Guid.Empty);
        var people = await host.InScopeAsync(s => s.GetRequiredService<Platform.CaseManagement.Data.CaseManagementDbContext>().NoticePeople.AsNoTracking().Where(p => p.NoticeId == notice).ToListAsync());
        people.ShouldHaveSingleItem().ChildId.ShouldBeNull("nothing is linked by itself");
    }

    /// <summary>How many rows about the child a person with every area sees, by record of every workstream.</summary>
    private static Task<Dictionary<string, int>> SeenAsync(PlatformHost host, Guid child) => host.InScopeOfAsync(Roles.CaseManager, [], async services =>
    {
        var seen = new Dictionary<string, int>();
        foreach (var (module, context) in Contexts(services))
            foreach (var type in context.Model.GetEntityTypes().Where(t => PersonRecordExtensions.Find(t.ClrType) is { Person: not null }))
                seen[$"{module} {type.ClrType.Name}"] = (await ((Task<List<object>>)typeof(RestrictionOfProcessingTests).GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                    .MakeGenericMethod(type.ClrType).Invoke(null, [context, PersonRecordExtensions.Find(type.ClrType)!, child, false])!)).Count;
        return seen;
    });

    /// <summary>A save of each of those rows, found past every filter, by somebody with every area.</summary>
    private static async Task<List<(string Table, Func<Task> Save)>> SavesAsync(PlatformHost host, Guid child)
    {
        var tables = await SeenTypesAsync();
        return [.. tables.Select(t => (t.ToString(), new Func<Task>(() => host.InScopeOfAsync(Roles.CaseManager, [], async services =>
        {
            var context = Contexts(services).Single(c => c.Module == t.Module).Context;
            var row = (await ((Task<List<object>>)typeof(RestrictionOfProcessingTests).GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(t.Type).Invoke(null, [context, PersonRecordExtensions.Find(t.Type)!, child, true])!))[0];
            context.Entry(row).State = EntityState.Modified;
            await context.SaveChangesAsync();
            return 0;
        }))))];

        async Task<List<(string Module, Type Type)>> SeenTypesAsync() => await host.InScopeAsync(async services =>
        {
            var found = new List<(string, Type)>();
            foreach (var (module, context) in Contexts(services))
                foreach (var type in context.Model.GetEntityTypes().Where(t => PersonRecordExtensions.Find(t.ClrType) is { Person: not null }))
                    if ((await ((Task<List<object>>)typeof(RestrictionOfProcessingTests).GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                        .MakeGenericMethod(type.ClrType).Invoke(null, [context, PersonRecordExtensions.Find(type.ClrType)!, child, true])!)).Count > 0)
                        found.Add((module, type.ClrType));
            return found;
        });
    }

    private static async Task<List<object>> RowsAsync<T>(ModuleDbContext context, PersonRecord about, Guid child, bool past) where T : class
    {
        var rows = past ? context.Set<T>().IgnoreQueryFilters() : context.Set<T>();
        if (about.Many is null)
        {
            var is_ = Expression.Lambda<Func<T, bool>>(Expression.Equal(about.Person!.Body, Expression.Constant((Guid?)child, typeof(Guid?))), about.Person.Parameters);
            return [.. await rows.Where(is_).ToListAsync()];
        }

        var ids = await context.Links(about).Where(l => l.PersonId == child).Select(l => l.RecordId).Distinct().ToListAsync();
        return [.. await rows.Where(r => ids.Contains(EF.Property<Guid>(r, "Id"))).ToListAsync()];
    }

    private static IEnumerable<(string Module, ModuleDbContext Context)> Contexts(IServiceProvider services)
        => services.GetRequiredService<ModuleDbContextTypes>().All.Select(t => (ModuleDbContext)services.GetRequiredService(t.ContextType)).Select(c => (c.GetType().Name, c));

    private static async Task RestrictAsync(PlatformHost host, Guid child)
    {
        var id = Guid.NewGuid();
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);
        await host.DoAsync(new RecordRightsRequest(id, RightsKind.Restriction, PersonKinds.Child, child, EveryModule.Today), Roles.InformationGovernanceLead);
        foreach (var (step, ground) in new[] { ("identity", ""), ("restrict", nameof(RestrictionGround.AccuracyContested)) })
            (await lead.PostFormAsync(await lead.GetPageAsync($"/rights/requests/{id}"), new() { ["Step"] = step, ["Reason"] = "He says that it is wrong.", ["Ground"] = ground }, NextStep)).Errors.ShouldBeEmpty(step);
    }

    private static async Task LiftAsync(PlatformHost host, Guid child)
    {
        var id = await host.InScopeAsync(s => s.GetRequiredService<Platform.Host.People.HostDbContext>().RightsRequests.Where(r => r.PersonId == child && r.RestrictedOn != null).Select(r => r.Id).SingleAsync());
        await host.DoAsync(new LiftProcessingRestriction(id, "Put right.", "By letter."), Roles.InformationGovernanceLead);
    }
}
