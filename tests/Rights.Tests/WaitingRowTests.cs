using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Notices.Import;
using Platform.Host.Rights;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Rights.Tests;

/// <summary>What no map can say: rows of a file that nobody has decided about, and single names in other people's records.</summary>
public sealed class WaitingRowTests
{
    private const string Header = "Agency kind,Agency,Reference,Notice kind,Happened on,Area,What happened,Person 1 role,Person 1 given names,Person 1 family name,Person 1 date of birth";

    [Theory, EachDatabase]
    public async Task Rows_of_an_unfinished_import_that_name_the_child_are_exported_and_erased_and_the_others_stay(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        var child = await RichChild.MakeAsync(host);
        await UploadAsync(host, $"{Header}\n{Row(1, "Percival", "Underhill")}\n{Row(2, RichChild.Given, RichChild.Family)}\n{Row(3, RichChild.Given, "Someone")}\n");

        var export = await ExportAsync(host, child.Id);
        var row = export.Rows.Where(r => r.Table == "cases_NoticeImportPart").ShouldHaveSingleItem();
        row.Fields.Single(f => f.Label == "Person 1 family name").Value.ShouldBe(RichChild.Family);
        row.Fields.ShouldAllBe(f => f.RedactedBecause != null, "a partner's words, until somebody has read them");

        await ErasureTests.EraseAsync(host, child.Id);

        var scan = await DatabaseScan.ReadAsync(host);
        scan.Holding([RichChild.Family, RichChild.KnownAs]).Select(r => r.ToString()).ShouldBeEmpty();
        scan.Rows.Single(r => r.Table == "cases_NoticeImportPart").ShouldSatisfyAllConditions(r => r.Holds("Underhill").ShouldBeTrue(), r => r.Holds("Someone").ShouldBeTrue());
    }

    [Theory, EachDatabase]
    public async Task A_single_name_in_another_childs_record_is_found_for_a_person_to_decide_and_taken_out_when_they_say_so(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        var child = await RichChild.MakeAsync(host);
        var theirs = await NoteAboutAnotherAsync(host, child.OtherChild, "Zebby was waiting outside.");
        var somebodyElses = await NoteAboutAnotherAsync(host, child.OtherChild, "His cousin Zebby from Bath came.");
        await NoteAboutAnotherAsync(host, child.OtherChild, "Zebbyish, he said.");
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);
        using var second = await host.AsAsync(Roles.InformationGovernanceLead);
        var id = Guid.NewGuid();
        await host.DoAsync(new RecordRightsRequest(id, RightsKind.Erasure, PersonKinds.Child, child.Id, EveryModule.Today), Roles.InformationGovernanceLead);

        var page = await lead.GetPageAsync($"/rights/requests/{id}");
        page.Main.ShouldContain("A single name of this person stands in 2 texts of other people’s records.");
        var review = await lead.GetPageAsync($"/rights/requests/{id}/review");
        review.Main.ShouldContain("Zebby was waiting outside.");
        review.Main.ShouldNotContain("Zebbyish");
        var link = review.Document.QuerySelectorAll("main a").Single(a => a.GetAttribute("href")!.Contains(theirs.ToString(), StringComparison.Ordinal)).GetAttribute("href")!;
        (await lead.PostFormAsync(await lead.GetPageAsync(link), new() { ["Reason"] = "The mentor knows both." })).Errors.ShouldBeEmpty();

        foreach (var (step, reason) in new[] { ("identity", "Passport."), ("erase", "No reason to keep it.") })
            (await lead.PostFormAsync(await lead.GetPageAsync($"/rights/requests/{id}"), new() { ["Step"] = step, ["Reason"] = reason }, "main form:has([name=Step])")).Errors.ShouldBeEmpty(step);
        (await second.PostFormAsync(await second.GetPageAsync($"/rights/requests/{id}"), new() { ["sendBack"] = "false" }, "main form[action*='handler=Confirm']")).Errors.ShouldBeEmpty();
        await host.DrainAsync();
        await host.InScopeAsync(s => s.GetRequiredService<CompleteErasures>().RunAsync(CancellationToken.None));

        var scan = await DatabaseScan.ReadAsync(host);
        scan.Rows.Single(r => r.Key == theirs.ToString()).Holds("[name removed] was waiting outside.").ShouldBeTrue();
        scan.Rows.Single(r => r.Key == somebodyElses.ToString()).Holds("His cousin Zebby from Bath came.").ShouldBeTrue("it is somebody else's name");
        scan.Rows.Where(r => r.Table is "sys_Erasure" or "host_RedactionDecision").ShouldAllBe(r => !r.Holds(theirs.ToString()));
    }

    /// <summary>A session's note about another child, and its key.</summary>
    private static async Task<Guid> NoteAboutAnotherAsync(PlatformHost host, Guid child, string note)
    {
        var key = Guid.NewGuid();
        await host.DoAsync(new Platform.CaseManagement.Incidents.RecordIncident
        {
            RequestKey = key, ChildIds = [child], OffenceCode = "robbery", HappenedOn = EveryModule.Today.AddDays(-5), ReportedOn = EveryModule.Today.AddDays(-4),
            Place = "The bus station", LsoaCode = "E01015492", AreaCode = RichChild.Swindon, WeaponCode = "knife", InjuryCode = "none", PeopleHarmed = 0, Account = note,
        }, Roles.CaseManager, RichChild.Swindon);
        return await host.InScopeAsync(s => s.GetRequiredService<Platform.CaseManagement.Data.CaseManagementDbContext>().Set<Platform.CaseManagement.Incidents.Incident>().Where(i => i.Account == note).Select(i => i.Id).SingleAsync());
    }

    private static Task<PersonExport> ExportAsync(PlatformHost host, Guid child)
        => host.InScopeAsync(s => s.GetRequiredService<PersonalDataRegister>().ExportAsync(PersonKinds.Child, child, CancellationToken.None));

    private static Task UploadAsync(PlatformHost host, string text) => host.InScopeOfAsync(Roles.Partner, [RichChild.Swindon], async services =>
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        (await services.GetRequiredService<NoticeFile>().UploadAsync(stream, "notices.csv", CancellationToken.None)).Succeeded.ShouldBeTrue();
        return 0;
    });

    private static string Row(int number, string given, string family)
        => $"Police,Four Rivers Police,R-{number},Arrest,08/06/2026,Swindon,Seen near the station.,Said to have caused harm,{given},{family},01/02/2010";
}
