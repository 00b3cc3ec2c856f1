using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Children.Merging;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Rights.Tests;

/// <summary>Two records of one child become one in every workstream, and two again without a trace in any.</summary>
public sealed class MergeTests
{
    // What happened, in order: the log, who did it, and that the two were once joined. Nothing there is part of the two records.
    private static readonly string[] History = ["bus_Outbox", "bus_Inbox", "bus_Consumer", "sys_Audit", "sys_AuditSeal", "sys_AuditCheck", "sys_Lease", "sys_PersonMerge", "bus_Replay"];

    // The merged child's own record; what would stand twice: a part in the incident that both were in, and that the child is known;
    // and the host's own rows, which it reads under all identifiers.
    private static readonly string[] OwnTables = ["cases_Child", "cases_ChildNameToken", "cases_ChildMatchKey", "cases_IncidentChild", "deter_KnownChild", "csp_ChildGroup", "host_KnockSide", "sys_PersonMergeRow"];

    [Theory, EachDatabase]
    public async Task Merged_and_taken_apart_every_table_of_every_module_is_byte_for_byte_as_before(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        var child = await RichChild.MakeAsync(host);
        var before = Tables(await DatabaseScan.ReadAsync(host));
        before.Count.ShouldBeGreaterThan(20, "the scan sees nothing");

        var merge = await MergeAsync(host, child.OtherChild, child.Id);
        var joined = await DatabaseScan.ReadAsync(host);
        joined.Rows.Where(r => !History.Contains(r.Table) && !OwnTables.Contains(r.Table)).Where(r => r.Holds(child.Id.ToString()) || r.Holds(child.Id.ToString("N"))).Select(r => r.ToString()).ShouldBeEmpty();
        foreach (var table in (string[])["cases_Case", "cases_Plan", "cases_NoticePerson", "knife_Intervention", "deter_Nomination", "victim_ContactChild", "voice_Voice"])
            joined.Rows.Where(r => r.Table == table).ShouldContain(r => r.Holds(child.OtherChild.ToString()), table);

        // Told again, nothing more happens.
        foreach (var module in (string[])["knife-crime", "focused-deterrence", "victim-services", "participation", "csp-reporting"])
            await host.ReplayAsync(module);
        Tables(await DatabaseScan.ReadAsync(host)).Where(t => t.Key != "sys_PersonMergeRow").ShouldBe(Tables(joined).Where(t => t.Key != "sys_PersonMergeRow"));

        await UnmergeAsync(host, child.OtherChild, merge);
        var after = Tables(await DatabaseScan.ReadAsync(host));
        after.Keys.ShouldBe(before.Keys);
        foreach (var table in before.Keys)
            after[table].ShouldBe(before[table], table);
    }

    [Fact]
    public async Task What_is_recorded_while_two_are_one_stays_where_it_was_recorded_and_links_go_on_working()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        var merge = await MergeAsync(host, child.OtherChild, child.Id);

        using var browser = await host.AsAsync(Roles.OperationsManager, RichChild.Swindon);
        var followed = await browser.GetPageAsync($"/children/{child.Id}");
        followed.Main.ShouldContain("Percival");
        var page = await browser.GetPageAsync($"/children/{child.OtherChild}/merge");
        page.Main.ShouldContain($"{RichChild.KnownAs} {RichChild.Family}, joined on 10 June 2026");
        page.Main.ShouldContain("What has been recorded since then stays with Percival");
        // The list has the child once, and somebody who may not see the other area's child learns nothing of the merge.
        (await host.SendAsync(new FindChildren(RichChild.Family), Roles.CaseManager, RichChild.Swindon)).Rows.ShouldBeEmpty();
        (await host.SendAsync(new FollowMerge(child.Id), Roles.CaseManager, "E06000054")).ShouldBeNull();

        // A case is opened while they are one; the link to the merged record leads to it.
        var opened = await host.DoAsync(new OpenCase(Guid.NewGuid(), child.OtherChild, "prevention", "Opened while they were one."), Roles.CaseManager, RichChild.Swindon);
        (await host.SendAsync(new OpenCase(Guid.NewGuid(), child.Id, "prevention", "By an old form."), Roles.CaseManager, RichChild.Swindon)).Succeeded.ShouldBeFalse();
        // Who opened the record: also what was done with the merged one.
        var log = await host.InScopeAsync(s => s.GetRequiredService<IRecordAccessLog>().GetAsync("child", child.OtherChild, 100, CancellationToken.None));
        log.Count(l => l.Action == nameof(RegisterChild)).ShouldBe(2);

        await UnmergeAsync(host, child.OtherChild, merge);
        var cases = await host.InScopeAsync(s => s.GetRequiredService<CaseManagementDbContext>().Cases.IgnoreQueryFilters().Select(c => new { c.Id, c.ChildId }).ToListAsync());
        cases.Single(c => c.Id == opened).ChildId.ShouldBe(child.OtherChild);
        cases.Single(c => c.Id != opened).ChildId.ShouldBe(child.Id);
        (await browser.Http.GetAsync(new Uri($"/children/{child.Id}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Once more: nothing is left of the first time that would be in the way.
        await UnmergeAsync(host, child.OtherChild, await MergeAsync(host, child.OtherChild, child.Id));
    }

    [Fact]
    public async Task Every_workstream_that_keeps_the_identifier_of_a_child_follows_a_merge()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var registry = host.Services.GetRequiredService<EventRegistry>();
        foreach (var module in host.Services.GetRequiredService<ModuleCatalogue>().Modules.Where(m => m.IsWorkstream && m.Name != "case-management"))
        {
            if (!module.Instance.PersonalData.Model.Entities.Values.Any(e => e.Subjects.Any(s => s.Is(PersonKinds.Child))))
                continue;
            foreach (var name in (string[])["case-management.children-merged.v1", "case-management.children-unmerged.v1"])
                registry.Find(module.Name)!.Subscriptions.ContainsKey(name).ShouldBeTrue($"{module.Name} keeps identifiers of children and does not handle {name}");
        }
    }

    [Fact]
    public async Task Rights_reach_the_merged_record_with_the_surviving_one()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        await MergeAsync(host, child.OtherChild, child.Id);

        var (found, export) = await host.InScopeAsync(async services =>
        {
            var register = services.GetRequiredService<PersonalDataRegister>();
            return (await register.FindAsync($"{RichChild.Given} {RichChild.Family}", null, CancellationToken.None), await register.ExportAsync(PersonKinds.Child, child.OtherChild, CancellationToken.None));
        });
        found.Where(f => f.Kind == PersonKinds.Child).Select(f => f.PersonId).ShouldBe([child.OtherChild]);
        export.Rows.ShouldContain(r => r.Table == "cases_Child" && r.Key == child.Id.ToString());
        export.Rows.ShouldContain(r => r.Table == "knife_Intervention");
        export.Rows.ShouldContain(r => r.Table == "sys_PersonMerge");

        await ErasureTests.EraseAsync(host, child.OtherChild);
        var scan = await DatabaseScan.ReadAsync(host);
        scan.Holding(child.Identifiers).Select(r => r.ToString()).ShouldBeEmpty();
        scan.Rows.ShouldNotContain(r => r.Table == "cases_Child" || r.Table == "sys_PersonMerge" || r.Table == "sys_PersonMergeRow");
    }

    [Fact]
    public async Task A_merge_is_refused_with_a_sentence_where_it_would_open_or_lose_something()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        await RefusedAsync(new MergeChildren(Guid.NewGuid(), child.OtherChild, child.OtherChild, "The same."), "Choose another record: this is the one that stays");
        await RefusedAsync(new MergeChildren(Guid.NewGuid(), child.OtherChild, child.Id, " "), "Say how you know that this is one child");
        (await host.SendAsync(new MergeChildren(Guid.NewGuid(), child.OtherChild, child.Id, "Both."), Roles.OperationsManager, "E06000054")).IsNotFound.ShouldBeTrue();

        var merge = await MergeAsync(host, child.OtherChild, child.Id);
        // Merged already: it cannot go into a third.
        (await host.SendAsync(new MergeChildren(Guid.NewGuid(), child.OtherChild, child.Id, "Again."), Roles.OperationsManager, RichChild.Swindon)).IsNotFound.ShouldBeTrue();
        await RefusedAsync(new UnmergeChildren(child.OtherChild, merge, null), "Say what shows that these are two children");
        host.Clock.SetDay(EveryModule.Today.AddDays(92));
        await RefusedAsync(new UnmergeChildren(child.OtherChild, merge, "Two after all."), "The records were joined more than 90 days ago and stay one. Register the other child anew, and ask for the details to be corrected.");

        async Task RefusedAsync(MediatR.IRequest<Result> request, string sentence)
            => (await host.SendAsync(request, Roles.OperationsManager, RichChild.Swindon)).Errors.ShouldContain(e => e.Message == sentence);
    }

    private static async Task<Guid> MergeAsync(PlatformHost host, Guid surviving, Guid merged)
    {
        var merge = Guid.NewGuid();
        await host.DoAsync(new MergeChildren(merge, surviving, merged, "Both agencies gave the same number."), Roles.OperationsManager, RichChild.Swindon);
        await host.DrainAsync();
        return merge;
    }

    private static async Task UnmergeAsync(PlatformHost host, Guid surviving, Guid merge)
    {
        await host.DoAsync(new UnmergeChildren(surviving, merge, "A cousin of the same name."), Roles.OperationsManager, RichChild.Swindon);
        await host.DrainAsync();
    }

    private static SortedDictionary<string, string> Tables(DatabaseScan scan)
    {
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in scan.Rows.Where(r => !History.Contains(r.Table) && !r.Table.EndsWith("Migrations", StringComparison.Ordinal)).GroupBy(r => r.Table))
            tables[table.Key] = string.Join('\n', table.Select(r => string.Join('|', r.Values.Select(v => $"{v.Column}={v.Value}"))).Order(StringComparer.Ordinal));
        return tables;
    }
}
