using System.Net;
using Platform.CaseManagement.Cases;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Sharing;

/// <summary>A case changes hands when the other person says yes, and only then.</summary>
public sealed class HandOverTests
{
    [Theory, EachDatabase]
    public async Task A_case_is_offered_accepted_and_then_belongs_to_the_other_worker(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var (holder, caseUrl) = await OpenAsync(host);
        using var _ = holder;
        var name = await host.AddPersonWithRolesAsync([Roles.CaseManager], name: "Next Worker");
        using var next = host.Anonymous();
        await next.SignInAsync(name, PlatformHost.Password);

        var form = await holder.GetPageAsync($"/sharing/hand-overs/new/case/{caseUrl[7..]}");
        (await holder.PostFormAsync(form, [])).Errors.ShouldBe(["Choose to whom.", "Enter why it is handed over."]);
        var offer = await holder.PostFormAsync(form, new() { ["To"] = name, ["Why"] = "I go on leave." });
        offer.Main.ShouldContain("Offered");
        (await holder.PostFormAsync(form, new() { ["To"] = name, ["Why"] = "Once more." })).Errors.ShouldBe(["This case is offered to somebody already. Take the offer back first."]);
        (await WorkerAsync(host, caseUrl)).ShouldNotBe("Next Worker");

        (await next.GetPageAsync("/")).Main.ShouldContain("Answer the offer of a hand-over");
        (await next.GetPageAsync("/sharing/hand-overs")).Main.ShouldContain("I go on leave.");
        using var stranger = await host.AsAsync(Roles.CaseManager);
        (await stranger.GetPageAsync(offer.Url.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);

        var answer = await next.GetPageAsync(offer.Url.AbsolutePath);
        (await next.PostFormAsync(answer, new() { ["Accept"] = "false" })).Errors.ShouldBe(["Enter why you decline."]);
        (await next.PostFormAsync(answer, new() { ["Accept"] = "true" })).Main.ShouldContain("Done");
        (await WorkerAsync(host, caseUrl)).ShouldBe("Next Worker");
        (await next.GetPageAsync("/")).Main.ShouldNotContain("Answer the offer of a hand-over");
        (await next.GetPageAsync("/")).Main.ShouldContain("Agree a plan with the child");
        (await host.DisclosuresAsync()).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task What_is_declined_or_taken_back_stays_with_its_worker(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var (holder, caseUrl) = await OpenAsync(host);
        using var _ = holder;
        var name = await host.AddPersonWithRolesAsync([Roles.CaseManager], name: "Next Worker");
        using var next = host.Anonymous();
        await next.SignInAsync(name, PlatformHost.Password);

        var form = await holder.GetPageAsync($"/sharing/hand-overs/new/case/{caseUrl[7..]}");
        var offer = await holder.PostFormAsync(form, new() { ["To"] = name, ["Why"] = "I go on leave." });
        await next.PostFormAsync(await next.GetPageAsync(offer.Url.AbsolutePath), new() { ["Accept"] = "false", ["Note"] = "I have too many." });
        (await holder.GetPageAsync("/sharing/hand-overs?by=me")).Main.ShouldContain("Declined");

        offer = await holder.PostFormAsync(form, new() { ["To"] = name, ["Why"] = "Please look again." });
        var stale = await next.GetPageAsync(offer.Url.AbsolutePath);
        await holder.PostFormAsync(offer, new() { ["Note"] = "I stay." });
        (await next.PostFormAsync(stale, new() { ["Accept"] = "true" })).Errors.ShouldBe(["This offer has been answered or taken back. Reload the page to see what came of it."]);
        (await WorkerAsync(host, caseUrl)).ShouldNotBe("Next Worker");
    }

    [Theory, EachDatabase]
    public async Task To_another_agency_it_is_a_share_that_an_agreement_must_cover(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        await host.AddAgencyAsync("test-agency", "Test Youth Justice", "youth-justice");
        await host.AddAgencyAsync("other-yjs", "Next County Youth Justice", "youth-justice");
        var (holder, caseUrl) = await OpenAsync(host);
        using var _ = holder;
        var name = await host.AddPersonWithRolesAsync([Roles.CaseManager], "other-yjs", "Next Worker");

        var form = await holder.GetPageAsync($"/sharing/hand-overs/new/case/{caseUrl[7..]}");
        (await holder.PostFormAsync(form, new() { ["To"] = name, ["Why"] = "The family moved." })).Errors.Single().ShouldStartWith("There is no information sharing agreement yet");
        (await holder.GetPageAsync("/sharing/hand-overs?by=me")).Main.ShouldContain("You have offered nothing");

        var owner = await host.AddPersonAsync(Roles.InformationGovernanceLead);
        await host.AddAgreementAsync("Moves", ["test-agency", "other-yjs"], [SharingPurposes.SupportChild], [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds, SharedDataTypes.Plans], owner, Today.AddDays(-1));
        (await holder.PostFormAsync(form, new() { ["To"] = name, ["Why"] = "The family moved." })).Main.ShouldContain("Next County Youth Justice");
        var shared = (await host.DisclosuresAsync()).Single();
        (shared.ToAgency, shared.Necessity).ShouldBe(("other-yjs", "The family moved."));
    }

    private static async Task<string> WorkerAsync(PlatformHost host, string caseUrl)
        => (await host.SendAsync(new ViewCase(Guid.Parse(caseUrl[7..])), Roles.CaseManager))!.Case.WorkerName;

    private static async Task<(PlatformClient Holder, string CaseUrl)> OpenAsync(PlatformHost host)
    {
        var child = await host.RegisterAsync();
        var name = await host.AddPersonWithRolesAsync([Roles.CaseManager], name: "First Worker");
        var holder = host.Anonymous();
        await holder.SignInAsync(name, PlatformHost.Password);
        var caseId = Guid.NewGuid();
        (await host.SendAsync(new OpenCase(caseId, child, "prevention", "Help early."), Roles.CaseManager)).Succeeded.ShouldBeTrue();
        return (holder, $"/cases/{caseId}");
    }
}
