using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Data;
using Platform.Host.People;
using Platform.Host.Rights;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Rights.Tests;

public sealed class RightsPageTests
{
    private const string NextStep = "main form:has(textarea)";

    [Fact]
    public async Task A_request_for_access_ends_with_a_copy_that_leaves_out_what_is_about_others_unless_it_was_kept()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);
        var id = await RecordAsync(host, lead, child.Id, RightsKind.Access);

        var page = await lead.GetPageAsync($"/rights/requests/{id}");
        page.Main.ShouldContain("10 July 2026");
        page.Main.ShouldContain("Knife-crime interventions");
        (await lead.PostFormAsync(page, new() { ["Step"] = "finish", ["Reason"] = "Sent." }, NextStep)).Errors.ShouldContain("Record first how you checked who asks.");
        (await lead.PostFormAsync(await lead.GetPageAsync($"/rights/requests/{id}"), new() { ["Step"] = "identity", ["Reason"] = "His social worker knows him." }, NextStep)).Errors.ShouldBeEmpty();

        var review = await host.SendAsync(new ReviewExport(id), Roles.InformationGovernanceLead);
        var mum = review!.Items.First(i => i.Value.Contains("Clementina", StringComparison.Ordinal));
        mum.IsShown.ShouldBeFalse();
        (await Copy()).ShouldNotContain("Clementina");

        var decide = await lead.GetPageAsync($"/rights/requests/{id}/decide?item={Uri.EscapeDataString(mum.ItemKey)}");
        (await lead.PostFormAsync(decide, new() { ["Reason"] = "" })).Errors.ShouldContain("Enter why, in a sentence");
        (await lead.PostFormAsync(decide, new() { ["Reason"] = "She agrees." })).Errors.ShouldBeEmpty();
        var copy = await Copy();
        copy.ShouldContain("Clementina");
        copy.ShouldContain("I felt listened to.");
        copy.ShouldNotContain(RichChild.PersonHarmed);

        async Task<string> Copy()
        {
            var found = await host.SendAsync(new ReviewExport(id), Roles.InformationGovernanceLead);
            using var zip = new ZipArchive(new MemoryStream(ExportPack.Zip(ExportPack.Files("A copy", EveryModule.Today, found!.Modules))));
            zip.Entries.Select(e => e.Name).ShouldContain("read-me.html");
            using var json = new StreamReader(zip.GetEntry("data.json")!.Open());
            var text = await json.ReadToEndAsync();
            JsonDocument.Parse(text).Dispose();
            return text;
        }
    }

    [Fact]
    public async Task An_erasure_needs_a_second_person_and_its_page_shows_who_has_confirmed()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);
        using var second = await host.AsAsync(Roles.InformationGovernanceLead);
        var id = await RecordAsync(host, lead, child.Id, RightsKind.Erasure);
        await StepAsync(lead, id, "identity", "Passport.");
        await StepAsync(lead, id, "hold", "An inquiry.");
        (await lead.PostFormAsync(await lead.GetPageAsync($"/rights/requests/{id}"), new() { ["Step"] = "erase", ["Reason"] = "No reason to keep it." }, NextStep)).Errors.ShouldHaveSingleItem().ShouldContain("legal hold");
        await host.InScopeAsync(async s => await s.GetRequiredService<HostDbContext>().LegalHolds.ExecuteUpdateAsync(set => set.SetProperty(h => h.LiftedOn, (DateOnly?)EveryModule.Today)));
        await StepAsync(lead, id, "erase", "No reason to keep it.");

        (await ConfirmAsync(lead, id)).Errors.ShouldHaveSingleItem().ShouldContain("Somebody other than");
        (await ConfirmAsync(second, id)).Errors.ShouldBeEmpty();
        await host.DrainAsync();
        await host.InScopeAsync(s => s.GetRequiredService<CompleteErasures>().RunAsync(CancellationToken.None));

        var page = await lead.GetPageAsync($"/rights/requests/{id}");
        page.Main.ShouldContain("Complete on");
        page.Main.ShouldNotContain("Not yet");
        page.Main.ShouldContain("No longer recorded");
        var scan = await DatabaseScan.ReadAsync(host);
        scan.Holding(child.Identifiers).Select(r => r.ToString()).ShouldBeEmpty();
        scan.Holding([child.Id.ToString(), child.Id.ToString("N")]).Select(r => r.Table).Distinct().ShouldBeSubsetOf(["sys_Erasure", "sys_Audit"]);
    }

    [Fact]
    public async Task Whoever_may_not_learn_who_was_harmed_gets_the_same_answer_whether_somebody_was_or_not()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        await RichChild.MakeAsync(host);
        var found = await host.SendAsync(new FindPerson(RichChild.PersonHarmed, null), Roles.InformationGovernanceLead);
        found.ShouldHaveSingleItem().Kind.ShouldBe(PersonKinds.PersonHarmed);

        (await AsOfficerAsync(host, new FindPerson(RichChild.PersonHarmed, null))).ShouldBeEmpty();
        (await AsOfficerAsync(host, new FindPerson(found[0].PersonId.ToString(), null))).ShouldBeEmpty();
        (await AsOfficerAsync(host, new FindPerson(RichChild.Family, null))).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nobody_without_the_permission_reaches_the_pages()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        using var worker = await host.AsAsync(Roles.CaseManager);
        foreach (var path in (string[])["/rights", "/rights/new", "/rights/disposal"])
            (await worker.GetPageAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task A_record_whose_time_is_over_waits_for_a_person_and_is_kept_or_disposed_of_by_their_decision()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        (await host.SendAsync(new FindDue(), Roles.InformationGovernanceLead)).ShouldBeEmpty();
        // Five years after the case closed, and he has been 18 for long.
        host.Clock.SetDay(new DateOnly(2032, 7, 1));
        var due = await host.SendAsync(new FindDue(), Roles.InformationGovernanceLead);
        due.ShouldContain(d => d.Person.PersonId == child.Id);
        (await ChildrenAsync(host)).ShouldBe(2, "nothing goes by itself");

        (await host.SendAsync(new DecideDisposal(Guid.NewGuid(), PersonKinds.Child, child.Id, false, new DateOnly(2033, 1, 1), "An inquiry asks for it."), Roles.InformationGovernanceLead)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new FindDue(), Roles.InformationGovernanceLead)).ShouldNotContain(d => d.Person.PersonId == child.Id);
        host.Clock.SetDay(new DateOnly(2033, 1, 2));
        (await host.SendAsync(new FindDue(), Roles.InformationGovernanceLead)).ShouldContain(d => d.Person.PersonId == child.Id);
        (await host.SendAsync(new DecideDisposal(Guid.NewGuid(), PersonKinds.Child, child.Id, true, null, "Its time is over."), Roles.InformationGovernanceLead)).Succeeded.ShouldBeTrue();
        (await ChildrenAsync(host)).ShouldBe(2, "a second person has not confirmed yet");
    }

    [Fact]
    public async Task A_choice_that_is_not_on_the_list_is_refused_in_a_sentence_that_does_not_repeat_it()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        await RichChild.MakeAsync(host);
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);
        var found = await lead.PostFormAsync(await lead.GetPageAsync("/rights/new"), new() { ["Text"] = $"{RichChild.KnownAs} {RichChild.Family}" });

        var refused = await lead.PostFormAsync(found, new() { ["Kind"] = "Punishment" }, "main form:has([name=Kind])");

        refused.Errors.ShouldContain("What was sent for kind cannot be read. Enter or choose it again.");
        refused.Errors.ShouldAllBe(e => !e.Contains("Punishment"));
    }

    private static async Task<Guid> RecordAsync(PlatformHost host, PlatformClient lead, Guid child, RightsKind kind)
    {
        var page = await lead.GetPageAsync("/rights/new");
        page.Status.ShouldBe(HttpStatusCode.OK);
        var found = await lead.PostFormAsync(page, new() { ["Text"] = $"{RichChild.KnownAs} {RichChild.Family}" });
        found.Main.ShouldContain(RichChild.Family);
        var key = Guid.NewGuid();
        await host.DoAsync(new RecordRightsRequest(key, kind, PersonKinds.Child, child, EveryModule.Today), Roles.InformationGovernanceLead);
        return key;
    }

    private static async Task StepAsync(PlatformClient lead, Guid id, string step, string reason)
        => (await lead.PostFormAsync(await lead.GetPageAsync($"/rights/requests/{id}"), new() { ["Step"] = step, ["Reason"] = reason }, NextStep)).Errors.ShouldBeEmpty(step);

    private static async Task<Page> ConfirmAsync(PlatformClient person, Guid id)
        => await person.PostFormAsync(await person.GetPageAsync($"/rights/requests/{id}"), new() { ["sendBack"] = "false" }, "main form[action*='handler=Confirm']");

    private static Task<int> ChildrenAsync(PlatformHost host) => host.InScopeAsync(async s =>
    {
        await host.DrainAsync();
        return await s.GetRequiredService<CaseManagementDbContext>().Children.CountAsync();
    });

    // Somebody who answers requests, and not those of people who were harmed.
    private static async Task<IReadOnlyList<FoundPerson>> AsOfficerAsync(PlatformHost host, FindPerson request)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(new UserAccess(Guid.NewGuid(), "An officer", null, true, [], new HashSet<string> { RightsPermissions.Handle }));
        return await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(request);
    }
}
