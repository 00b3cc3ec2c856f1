using System.Net;
using Platform.Kernel.Security;
using Platform.NewWorkstream;
using Platform.NewWorkstream.Data;
using Platform.NewWorkstream.Referrals;
using Platform.Testing;

namespace NewWorkstream.Tests;

public sealed class ReferralTests
{
    private const string Swindon = "E06000030";
    private const string Wiltshire = "E06000054";

    [Fact]
    public void The_tables_can_be_made_by_one_set_of_migrations_on_three_databases()
        => ModelRules.Offences(typeof(NewWorkstreamDbContext)).ShouldBeEmpty();

    [Theory, EachDatabase]
    public async Task A_referral_is_made_found_and_closed(DatabaseKind kind)
    {
        await using var host = await PlatformHost.StartAsync(kind, options => options.With<NewWorkstreamModule>());
        var id = (await host.SendAsync(new MakeReferral(Guid.CreateVersion7(), Swindon, "A mentor would help."), Roles.CaseManager, Swindon)).Value;

        (await host.SendAsync(new FindReferrals(), Roles.CaseManager, Swindon)).Rows.ShouldHaveSingleItem().Id.ShouldBe(id);
        (await host.SendAsync(new CloseReferral(id), Roles.CaseManager, Swindon)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new FindReferrals(), Roles.CaseManager, Swindon)).Rows.ShouldBeEmpty();
        (await host.SendAsync(new GetReferral(id), Roles.CaseManager, Swindon)).ShouldNotBeNull().State.ShouldBe(ReferralState.Closed);
    }

    [Fact]
    public async Task A_referral_of_another_area_is_as_if_it_were_not_there()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<NewWorkstreamModule>());
        var id = (await host.SendAsync(new MakeReferral(Guid.CreateVersion7(), Swindon, "A mentor would help."), Roles.CaseManager, Swindon)).Value;

        (await host.SendAsync(new GetReferral(id), Roles.CaseManager, Wiltshire)).ShouldBeNull();
        (await host.SendAsync(new CloseReferral(id), Roles.CaseManager, Wiltshire)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_referral_without_a_reason_is_refused_with_a_sentence()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<NewWorkstreamModule>());
        var refused = await host.SendAsync(new MakeReferral(Guid.CreateVersion7(), Swindon, " "), Roles.CaseManager, Swindon);
        refused.Errors.ShouldHaveSingleItem().Message.ShouldBe("Enter why the referral is made.");
    }

    [Fact]
    public async Task A_case_manager_makes_and_closes_a_referral_in_the_browser()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<NewWorkstreamModule>());
        using var browser = await host.AsAsync(Roles.CaseManager, Swindon);

        var made = await browser.PostFormAsync(await browser.GetPageAsync("/new-workstream/referrals/new"), new() { ["Input.Reason"] = "A mentor would help." });
        made.Main.ShouldContain("A mentor would help.");
        (await browser.GetPageAsync("/new-workstream/referrals")).Texts("tbody tr").ShouldHaveSingleItem();

        var closed = await browser.PostFormAsync(made, []);
        closed.Main.ShouldContain("Closed");
        (await browser.GetPageAsync("/new-workstream/referrals")).Main.ShouldContain("There are no referrals here.");
    }

    [Fact]
    public async Task Switched_off_its_pages_are_not_there()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<NewWorkstreamModule>().SwitchedOff.Add("new-workstream"));
        using var browser = await host.AsAsync(Roles.CaseManager, Swindon);
        (await browser.GetPageAsync("/new-workstream/referrals")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
