using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;

namespace Host.Tests.Sharing;

/// <summary>What the gate says, for each way in which an agreement may fall short.</summary>
public sealed class SharingGateTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);

    [Theory, EachDatabase]
    public async Task A_share_needs_an_agreement_in_date_that_covers_its_purpose_and_its_information(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database);
        host.Clock.SetDay(Today);
        foreach (var (code, name) in new[] { ("test-agency", "Test Youth Justice"), ("youth-work", "Open Door"), ("police", "Four Rivers Police"), ("school", "Hill School"), ("health", "Health Board") })
            await host.AddAgencyAsync(code, name, "other");

        var none = await host.CheckShareAsync(Roles.CaseManager, To("youth-work"));
        none.IsAllowed.ShouldBeFalse();
        none.Sentence.ShouldStartWith("There is no information sharing agreement yet, so nothing can be shared between agencies. Ask information governance to add one under Information sharing.");
        (await host.CheckShareAsync(Roles.CaseManager, To("test-agency"))).IsAllowed.ShouldBeTrue();

        var owner = await host.AddPersonAsync(Roles.InformationGovernanceLead);
        string[] purposes = [SharingPurposes.SupportChild];
        string[] types = [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds];
        var support = await host.AddAgreementAsync("Support", ["test-agency", "youth-work"], purposes, types, owner, new(2026, 1, 1));
        await host.AddAgreementAsync("Police", ["test-agency", "police"], purposes, [SharedDataTypes.Identity], owner, new(2026, 1, 1));
        await host.AddAgreementAsync("Schools", ["test-agency", "school"], purposes, types, owner, new(2025, 1, 1), new(2026, 6, 9));

        var allowed = await host.CheckShareAsync(Roles.CaseManager, To("youth-work"));
        (allowed.IsAllowed, allowed.AgreementId, allowed.Sentence, allowed.Permit?.ToAgency).ShouldBe((true, (Guid?)support, "Allowed by the agreement “Support”.", "youth-work"));
        (await host.CheckShareAsync(Roles.CaseManager, To("school") with { On = new(2026, 6, 9) })).IsAllowed.ShouldBeTrue();

        const string Ask = " Ask Test information-governance-lead, who answers for it.";
        await RefusedAsync("school", $"The information sharing agreement “Schools” expired on 9 June 2026.{Ask}");
        await RefusedAsync("police", $"The information sharing agreement “Police” does not cover this information: strengths, needs and the support asked for.{Ask}");
        await RefusedAsync("health", "There is no information sharing agreement between Test Youth Justice and Health Board.");
        (await host.CheckShareAsync(Roles.CaseManager, To("youth-work") with { Purpose = SharingPurposes.KeepChildSafe })).Sentence
            .ShouldStartWith($"The information sharing agreement “Support” does not cover this purpose: keep a child safe.{Ask}");
        (await host.CheckShareAsync(Roles.CaseManager, To("youth-work") with { On = new(2025, 12, 31) })).Sentence.ShouldStartWith("The information sharing agreement “Support” begins on 1 January 2026.");
        (await host.CheckShareAsync(Roles.CaseManager, To("nowhere"))).Sentence.ShouldBe("The agency that would receive this is not in the directory. Choose one that is.");

        // A reason alone is no permission.
        (await host.CheckShareAsync(Roles.CaseManager, To("school") with { OverrideReason = "The child is in danger." })).IsAllowed.ShouldBeFalse();
        (await host.CheckShareAsync(Roles.SafeguardingLead, To("school"))).MayOverride.ShouldBeTrue();
        (await host.CheckShareAsync(Roles.SafeguardingLead, To("school") with { OverrideReason = "The child is in danger." })).IsAllowed.ShouldBeTrue();

        async Task RefusedAsync(string agency, string sentence)
        {
            var decision = await host.CheckShareAsync(Roles.CaseManager, To(agency));
            (decision.IsAllowed, decision.Permit).ShouldBe((false, null));
            decision.Sentence.ShouldStartWith(sentence);
        }
    }

    private static Share To(string agency)
        => new(agency, [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds], SharingPurposes.SupportChild, "intervention-request", Guid.NewGuid(), Guid.NewGuid());
}
