using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Cases;
using Platform.Host.People;
using Platform.Host.Sharing;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Sharing;

/// <summary>One way for all: to the team of another area, a referral, a summary for an agency. Nothing changes before somebody there accepts.</summary>
public sealed class HandOverKindsTests
{
    private static readonly string[] AllTypes = [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds, SharedDataTypes.Plans];

    [Theory, EachDatabase]
    public async Task The_team_of_another_area_takes_a_case_over_and_the_childs_record_moves_with_it(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var (holder, caseId, child) = await OpenAsync(host);
        using var _ = holder;
        var (one, two) = (await SignInAsync(host, await host.AddPersonAsync(Roles.CaseManager, Wiltshire)), await SignInAsync(host, await host.AddPersonAsync(Roles.CaseManager, Wiltshire)));
        using var __ = one;
        using var ___ = two;

        var form = await holder.GetPageAsync($"/sharing/hand-overs/new/case/{caseId}");
        form.Texts("select[name=Team] option").ShouldContain("Wiltshire: Test Youth Justice");
        (await holder.PostFormAsync(form, new() { ["Way"] = "Team" })).Errors.ShouldBe(["Choose to which team.", "Enter why it is handed over."]);
        (await holder.PostFormAsync(form, new() { ["Way"] = "Team", ["Team"] = $"test-agency|{Swindon}", ["Why"] = "They moved." })).Errors.ShouldBe(["Choose a team from the list."]);
        var offer = await holder.PostFormAsync(form, new() { ["Way"] = "Team", ["Team"] = $"test-agency|{Wiltshire}", ["Why"] = "The family moved to Devizes." });
        offer.Main.ShouldContain("The team for Wiltshire");

        // Before the yes they are told what they must know, and reach no record.
        (await one.GetPageAsync("/")).Main.ShouldContain("Answer the offer of a hand-over");
        var seen = await one.GetPageAsync(offer.Url.AbsolutePath);
        seen.Main.ShouldContain("Draws every day.");
        seen.Main.ShouldContain("The family moved to Devizes.");
        (await one.GetPageAsync($"/cases/{caseId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using (var elsewhere = await host.AsAsync(Roles.CaseManager, "E06000022"))
            (await elsewhere.GetPageAsync(offer.Url.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);

        var stale = await two.GetPageAsync(offer.Url.AbsolutePath);
        const string Answer = "form[action*='handler=Answer']";
        (await one.PostFormAsync(seen, new() { ["Accept"] = "true" }, Answer)).Main.ShouldContain("Done");
        (await two.PostFormAsync(stale, new() { ["Accept"] = "true" }, Answer)).Errors.ShouldBe(["This offer has been answered or taken back. Reload the page to see what came of it."]);
        (await one.GetPageAsync($"/cases/{caseId}")).Main.ShouldContain("Test case-manager");
        (await two.GetPageAsync($"/children/{child}")).Status.ShouldBe(HttpStatusCode.OK);
        using (var before = await host.AsAsync(Roles.CaseManager, Swindon))
        {
            (await before.GetPageAsync($"/children/{child}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await before.GetPageAsync($"/cases/{caseId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await host.EventsAsync()).Count(e => e.Name == "case-management.child-details-changed.v1" && e.Payload.Contains(Wiltshire, StringComparison.Ordinal)).ShouldBe(1);
        (await host.DisclosuresAsync()).ShouldBeEmpty();
        (await one.GetPageAsync("/")).Main.ShouldContain("Agree a plan with the child");
    }

    [Theory, EachDatabase]
    public async Task A_referral_needs_an_agreement_when_it_is_made_and_when_it_is_accepted_and_then_asks_the_workstream(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var (holder, caseId, child) = await OpenAsync(host);
        using var _ = holder;
        await host.AddAgencyAsync("harbour", "Harbour Youth Club", "voluntary");
        using var worker = await SignInAsync(host, await host.AddPersonWithRolesAsync([Roles.ProgrammeWorker], "harbour", "Their Worker"));
        var form = await holder.GetPageAsync($"/sharing/hand-overs/new/case/{caseId}");
        var refer = new Dictionary<string, string?> { ["Way"] = "Refer", ["Agency"] = "harbour", ["Service"] = "mentoring", ["Why"] = "Sam wants a mentor." };
        (await holder.PostFormAsync(form, refer)).Errors.Single().ShouldStartWith("There is no information sharing agreement yet");
        (await holder.PostFormAsync(form, new(refer) { ["Agency"] = "test-agency", ["Service"] = "" })).Errors.ShouldBe(["Choose which workstream of your own agency you ask."]);

        var owner = await host.AddPersonAsync(Roles.InformationGovernanceLead);
        var agreement = await host.AddAgreementAsync("Youth work", ["test-agency", "harbour"], [SharingPurposes.SupportChild], AllTypes, owner, Today.AddDays(-1));
        var offer = await holder.PostFormAsync(form, refer);
        (await holder.PostFormAsync(form, refer)).Errors.ShouldBe(["This agency has been asked already and has not answered. Take that back first."]);
        (await worker.GetPageAsync("/")).Main.ShouldContain("Answer a referral");
        var seen = await worker.GetPageAsync(offer.Url.AbsolutePath);
        seen.Main.ShouldContain("Mentoring");
        seen.Main.ShouldContain("Help early.");

        await EndAsync(host, agreement);
        (await worker.PostFormAsync(seen, new() { ["Accept"] = "true" })).Errors.Single().ShouldStartWith("The information sharing agreement “Youth work” under which this was offered is no longer in force.");
        await host.AddAgreementAsync("Youth work again", ["test-agency", "harbour"], [SharingPurposes.SupportChild], AllTypes, owner, Today.AddDays(-1));
        await holder.PostFormAsync(await holder.GetPageAsync(offer.Url.AbsolutePath), new() { ["Note"] = "The agreement ended." }, "form[action*='handler=Revoke']");
        (await worker.GetPageAsync(offer.Url.AbsolutePath)).Main.ShouldNotContain("Help early.");

        offer = await holder.PostFormAsync(form, refer);
        (await worker.PostFormAsync(await worker.GetPageAsync(offer.Url.AbsolutePath), new() { ["Accept"] = "true" })).Main.ShouldContain("Done");
        var record = (await host.SendAsync(new ViewCase(caseId), Roles.CaseManager))!.Case;
        record.Interventions.Single().Kind.ShouldBe("mentoring");
        record.WorkerName.ShouldNotBe("Their Worker");
        (await host.EventsAsync()).Count(e => e.Name == "case-management.intervention-requested.v1").ShouldBe(1);
        (await host.DisclosuresAsync()).Select(d => (d.ToAgency, d.PersonId)).ShouldBe([("harbour", child), ("harbour", child)]);
        (await worker.GetPageAsync($"/cases/{caseId}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, EachDatabase]
    public async Task A_summary_is_told_to_an_agency_and_no_longer_when_it_is_declined(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var (holder, caseId, child) = await OpenAsync(host);
        using var _ = holder;
        await host.AddAgencyAsync("police", "Four Rivers Police", "police");
        await host.AddAgreementAsync("Safe", ["test-agency", "police"], [SharingPurposes.SupportChild], AllTypes, await host.AddPersonAsync(Roles.InformationGovernanceLead), Today.AddDays(-1));
        using var officer = await SignInAsync(host, await host.AddPersonWithRolesAsync([Roles.Partner], "police", "Officer"));
        var form = await holder.GetPageAsync($"/sharing/hand-overs/new/case/{caseId}");
        (await holder.PostFormAsync(form, new() { ["Way"] = "Share", ["Agency"] = "test-agency", ["Why"] = "To know." })).Errors.ShouldBe(["Your own agency reads the record by role and area. Choose another one."]);

        var share = new Dictionary<string, string?> { ["Way"] = "Share", ["Agency"] = "police", ["Why"] = "The officer meets the child on Friday." };
        var first = await holder.PostFormAsync(form, share);
        (await officer.GetPageAsync("/")).Main.ShouldContain("Read what an agency shared with yours");
        (await officer.PostFormAsync(await officer.GetPageAsync(first.Url.AbsolutePath), new() { ["Accept"] = "true" })).Main.ShouldContain("Draws every day.");
        (await holder.GetPageAsync("/sharing/hand-overs?by=me")).Main.ShouldContain("Done");

        var second = await holder.PostFormAsync(form, share);
        await officer.PostFormAsync(await officer.GetPageAsync(second.Url.AbsolutePath), new() { ["Accept"] = "false", ["Note"] = "Not ours." });
        (await officer.GetPageAsync(second.Url.AbsolutePath)).Main.ShouldNotContain("Draws every day.");
        (await host.DisclosuresAsync()).Count.ShouldBe(2);

        // Restricted to named people: no team and no agency, and what was shared before is out of reach.
        await host.RestrictAsync(child, "child", Swindon, await host.InScopeAsync(s => s.GetRequiredService<HostDbContext>().Users.Where(u => u.DisplayName == "First Worker").Select(u => u.Id).SingleAsync()));
        (await holder.PostFormAsync(form, share)).Errors.ShouldBe(["Only named people may see this record. Name a person first, then hand it over to them."]);
        (await officer.GetPageAsync(first.Url.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task EndAsync(PlatformHost host, Guid agreement) => host.InScopeAsync(async services =>
    {
        var version = await services.GetRequiredService<HostDbContext>().Set<Agreement>().Where(a => a.Id == agreement).Select(a => a.Version).SingleAsync();
        (await services.GetRequiredService<IMediator>().Send(new EndAgreement(agreement, version, "It is replaced."))).Succeeded.ShouldBeTrue();
    });

    private static async Task<PlatformClient> SignInAsync(PlatformHost host, string userName)
    {
        var client = host.Anonymous();
        await client.SignInAsync(userName, PlatformHost.Password);
        return client;
    }

    private static async Task<(PlatformClient Holder, Guid CaseId, Guid ChildId)> OpenAsync(PlatformHost host)
    {
        await host.AddAgencyAsync("test-agency", "Test Youth Justice", "youth-justice");
        var child = await host.RegisterAsync();
        var holder = await SignInAsync(host, await host.AddPersonWithRolesAsync([Roles.CaseManager], name: "First Worker"));
        var caseId = Guid.NewGuid();
        (await host.SendAsync(new OpenCase(caseId, child, "prevention", "Help early."), Roles.CaseManager)).Succeeded.ShouldBeTrue();
        return (holder, caseId, child);
    }
}
