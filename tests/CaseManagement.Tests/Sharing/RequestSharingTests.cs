using Platform.CaseManagement.Cases;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Sharing;

/// <summary>Asking another agency for support is a share: checked, refused with whom to ask, overridden and reviewed, and always written down.</summary>
public sealed class RequestSharingTests
{
    [Theory, EachDatabase]
    public async Task Support_is_asked_of_another_agency_only_under_an_agreement_and_is_written_down(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var (caseId, child) = await OpenCaseAsync(host);
        using var worker = await host.AsAsync(Roles.CaseManager);

        var page = await AskAsync(worker, caseId, "test-agency");
        page.Errors.ShouldBeEmpty();
        (await host.DisclosuresAsync()).ShouldBeEmpty();

        page = await AskAsync(worker, caseId, "youth-work");
        page.Errors.Single().ShouldStartWith("There is no information sharing agreement yet");
        page.Document.QuerySelectorAll("[name='Input.OverrideReason']").ShouldBeEmpty();
        (await host.DisclosuresAsync()).ShouldBeEmpty();
        (await RequestsAsync(host)).ShouldBe(1);

        var owner = await host.AddPersonAsync(Roles.InformationGovernanceLead);
        var agreement = await host.AddAgreementAsync("Support", ["test-agency", "youth-work"], [SharingPurposes.SupportChild], [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds], owner, Today.AddDays(-9), Today);
        page = await AskAsync(worker, caseId, "youth-work");
        page.Errors.ShouldBeEmpty();
        var shared = (await host.DisclosuresAsync()).Single();
        (shared.FromAgency, shared.ToAgency, shared.PersonId, shared.Purpose, shared.DataTypes, shared.AgreementId, shared.Gateway, shared.Necessity, shared.OverrideReason)
            .ShouldBe(("test-agency", "youth-work", child, "support-child", "identity|support-needs", agreement, "children-2004-section-10", "To feel safe.", null));
        shared.DecidedBy.ShouldNotBeNull();
        (await RequestsAsync(host)).ShouldBe(2);

        host.Clock.SetDay(Today.AddDays(1));
        using var nextDay = await host.AsAsync(Roles.CaseManager);
        page = await AskAsync(nextDay, caseId, "youth-work");
        page.Errors.Single().ShouldStartWith("The information sharing agreement “Support” expired on 10 June 2026. Ask Test information-governance-lead, who answers for it.");
        (await host.DisclosuresAsync()).Count.ShouldBe(1);
        (await RequestsAsync(host)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task To_keep_a_child_safe_a_manager_shares_without_an_agreement_and_somebody_else_reviews_it(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var (caseId, _) = await OpenCaseAsync(host);
        using var manager = await host.AsAsync(Roles.OperationsManager);
        var page = await AskAsync(manager, caseId, "youth-work");
        page.Errors.Single().ShouldStartWith("There is no information sharing agreement yet");
        const string Why = "The child was threatened today.";
        page = await manager.PostFormAsync(page, new() { ["Input.OverrideReason"] = Why });
        page.Errors.ShouldBeEmpty();
        var shared = (await host.DisclosuresAsync()).Single();
        (shared.OverrideReason, shared.AgreementId, shared.Gateway).ShouldBe((Why, null, null));

        using var governance = await host.AsAsync(Roles.InformationGovernanceLead);
        (await governance.GetPageAsync("/")).Main.ShouldContain("Review what was shared without an agreement");
        page = await governance.GetPageAsync("/sharing/overrides");
        page.Main.ShouldContain(Why);
        page.Main.ShouldContain("Open Door");
        page.Main.ShouldNotContain("O’Brien");
        page = await governance.GetPageAsync($"/sharing/overrides/{shared.Id}");
        page.Main.ShouldContain("There is no information sharing agreement yet");
        (await governance.PostFormAsync(page, [])).Errors.ShouldBe(["Choose what you found.", "Enter what you looked at and why you came to this."]);
        await governance.PostFormAsync(page, new() { ["Finding"] = "JustifiedMakeAgreement", ["Note"] = "Spoke with the manager." });
        (await governance.GetPageAsync("/sharing/overrides")).Main.ShouldContain("Nothing waits for a review");
        (await governance.GetPageAsync("/sharing/overrides?reviewed=true")).Main.ShouldContain("an agreement should be made");
        (await governance.GetPageAsync("/")).Main.ShouldNotContain("Review what was shared");
    }

    [Fact]
    public async Task Nobody_reviews_what_they_decided_to_share_themselves()
    {
        await using var host = await StartAsync();
        var (caseId, _) = await OpenCaseAsync(host);
        // One person with both roles: permissions alone would let them.
        var name = await host.AddPersonWithRolesAsync([Roles.OperationsManager, Roles.InformationGovernanceLead]);
        using var both = host.Anonymous();
        await both.SignInAsync(name, PlatformHost.Password);
        var page = await AskAsync(both, caseId, "youth-work");
        await both.PostFormAsync(page, new() { ["Input.OverrideReason"] = "The child was threatened today." });
        var shared = (await host.DisclosuresAsync()).Single();
        page = await both.PostFormAsync(await both.GetPageAsync($"/sharing/overrides/{shared.Id}"), new() { ["Finding"] = "Justified", ["Note"] = "I know." });
        page.Errors.ShouldBe(["You decided to share this yourself. Somebody else reviews it."]);
    }

    private static async Task<(Guid CaseId, Guid ChildId)> OpenCaseAsync(PlatformHost host)
    {
        await host.AddAgencyAsync("test-agency", "Test Youth Justice", "youth-justice");
        await host.AddAgencyAsync("youth-work", "Open Door", "voluntary");
        var child = await host.RegisterAsync();
        return ((await host.SendAsync(new OpenCase(Guid.NewGuid(), child, "prevention", "Help early."), Roles.CaseManager)).Value, child);
    }

    private static async Task<Page> AskAsync(PlatformClient client, Guid caseId, string agency)
        => await client.PostFormAsync(await client.GetPageAsync($"/cases/{caseId}/request"), new() { ["Input.Kind"] = "mentoring", ["Input.Agency"] = agency, ["Input.Why"] = "To feel safe." });

    private static async Task<int> RequestsAsync(PlatformHost host) => (await host.EventsAsync()).Count(e => e.Name == "case-management.intervention-requested.v1");
}
