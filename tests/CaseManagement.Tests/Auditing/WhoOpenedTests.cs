using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Auditing;

/// <summary>What is written down about looks, changes, searches and refusals, and how a record's own page tells it.</summary>
public sealed class WhoOpenedTests
{
    private static readonly string[] SwindonOnly = [Swindon];

    [Theory, EachDatabase]
    public async Task Looks_changes_searches_and_refusals_are_written_down_and_the_chain_verifies(DatabaseKind kind)
    {
        await using var host = await CaseHost.StartAsync(kind);
        var child = await host.RegisterAsync();

        await host.SendAsync(new FindChildren("zoe brien"), Roles.CaseManager);
        await host.SendAsync(new FindChildren(), Roles.CaseManager);
        await host.SendAsync(new ViewChild(child), Roles.CaseManager);
        (await host.SendAsync(new ViewChild(child), Roles.CaseManager, Wiltshire)).ShouldBeNull();
        (await host.SendAsync(new ViewChild(Guid.NewGuid()), Roles.CaseManager)).ShouldBeNull();
        await Should.ThrowAsync<PermissionDeniedException>(() => host.SendAsync(new ViewChild(child), Roles.Analyst));
        var version = await host.ReadAsync(db => db.Children.Where(c => c.Id == child).Select(c => c.Version).SingleAsync());
        (await host.SendAsync(new ChangeChildDetails(child, version, Details(given: "Zoe Ann"), "She says how it is written"), Roles.CaseManager)).Sentence().ShouldBe("");
        (await host.SendAsync(new AgreePlan(Guid.NewGuid(), 1, "Zoë"), Roles.CaseManager)).IsNotFound.ShouldBeTrue();

        var trail = await host.AuditTrailAsync();
        trail.Select(e => (e.Action, e.IsView, e.Outcome, e.Hits, e.RecordId == child)).ShouldBe(
        [
            ("RegisterChild", false, AuditOutcome.Done, null, true),
            ("FindChildren", true, AuditOutcome.Done, 1, false),
            ("ViewChild", true, AuditOutcome.Done, null, true),
            ("ViewChild", true, AuditOutcome.NotFound, null, true),
            ("ViewChild", true, AuditOutcome.NotFound, null, false),
            ("ViewChild", true, AuditOutcome.Denied, null, true),
            ("ChangeChildDetails", false, AuditOutcome.Done, null, true),
            ("AgreePlan", false, AuditOutcome.NotFound, null, false),
        ]);
        var change = trail.Single(e => e.Action == nameof(ChangeChildDetails));
        change.Fields!.ShouldContain("GivenNames");
        change.Fields!.ShouldNotContain("Ann");
        change.Reason.ShouldBe("She says how it is written");
        trail.ShouldAllBe(e => e.Fields == null || !e.Fields.Contains("Zo"));

        (await host.FindTamperingAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_record_says_who_opened_it_in_words_and_counts_looks_within_an_hour()
    {
        await using var host = await CaseHost.StartAsync();
        var child = await host.RegisterAsync();
        var opened = (await host.SendAsync(new OpenCase(Guid.NewGuid(), child, "prevention", "A worry about safety"), Roles.CaseManager)).Value;
        using var browser = await host.AsAsync(Roles.CaseManager, SwindonOnly);
        for (var i = 0; i < 3; i++)
            await browser.GetPageAsync($"/cases/{opened}");

        var page = await browser.GetPageAsync($"/cases/{opened}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text(".govuk-details__summary-text").ShouldBe("Who opened this record");
        var lines = page.Document.QuerySelectorAll(".govuk-details__text tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToList()).ToList();
        lines.Count.ShouldBe(2);
        lines[0][1].ShouldContain("Test case-manager");
        lines[0][2].ShouldBe("Looked at the case, 4 times within an hour");
        lines[1][2].ShouldBe("Opened a case");

        var access = await browser.GetPageAsync($"/children/{child}/access");
        access.Main.ShouldContain("Put the child on the record");
        access.Main.ShouldNotContain("RegisterChild");
    }

    [Fact]
    public async Task Pages_that_refuse_and_pages_of_a_workstream_that_is_switched_off_are_written_down()
    {
        await using var host = await CaseHost.StartAsync();
        using var partner = await host.AsAsync(Roles.Partner, SwindonOnly);
        (await partner.GetPageAsync("/children/register")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await host.SwitchAsync("case-management", false);
        (await partner.GetPageAsync($"/children/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using (var stranger = host.Anonymous())
            (await stranger.GetPageAsync("/children")).Status.ShouldBe(HttpStatusCode.NotFound);

        var trail = (await host.AuditTrailAsync()).Where(e => e.Outcome != AuditOutcome.Done).ToList();
        trail.Select(e => (e.Outcome, e.RecordType, e.Module)).ShouldBe(
        [
            (AuditOutcome.Denied, "page/children/register", "case-management"),
            (AuditOutcome.SwitchedOff, "page/children/{id:guid}", "case-management"),
        ]);
        trail.ShouldAllBe(e => e.UserName == "Test partner" && e.RemoteAddress == "127.0.0.1");
    }
}
