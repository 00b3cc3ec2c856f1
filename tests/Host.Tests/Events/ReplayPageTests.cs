using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Host.Tests.Journeys;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Events;

/// <summary>Replay, rebuild, the catalogue of events and how long they are kept, as people meet them on the pages.</summary>
public sealed class ReplayPageTests
{
    private const string Replay = "/administration/events/replay/csp-reporting";

    [Theory, EachDatabase]
    public async Task A_rebuild_is_previewed_begun_with_a_reason_and_closes_the_workstreams_own_pages_until_it_has_ended(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, options => options.WithAllModules());
        using var partner = await host.AsAsync(Roles.Partner);
        for (var i = 0; i < 12; i++)
            await Notices.RecordAsync(partner, i);
        await host.DrainAsync();
        using var it = await host.AsAsync(Roles.SystemAdministrator);
        using var analyst = await host.AsAsync(Roles.Analyst);
        var figures = await Notices.FiguresAsync(analyst);

        var page = await it.GetPageAsync(Replay);
        page.Main.ShouldContain("12 events, from");
        page.Main.ShouldContain("Partner notice recorded");
        page.Main.ShouldContain("Case management");
        page.Main.ShouldContain("Nothing is published, and nothing leaves the platform.");
        page.Main.ShouldContain("Emptied first and built again: fact (");
        (await it.GetPageAsync($"{Replay}?From.Day=1&From.Month=1&From.Year=2090")).Main.ShouldContain("Nothing: the log keeps no event of that time");
        (await it.GetPageAsync("/administration/events/replay/focused-deterrence")).Main.ShouldContain("it suggests a child to the panel of an open cohort");
        (await it.GetPageAsync("/administration/events/replay/nobody")).Status.ShouldBe(HttpStatusCode.NotFound);

        (await it.PostFormAsync(page, new() { ["How"] = "rebuild", ["Reason"] = "" })).Errors.ShouldHaveSingleItem().ShouldContain("Enter why");
        (await it.PostFormAsync(page, new() { ["Reason"] = "It is tried." })).Errors.ShouldHaveSingleItem().ShouldBe("Choose how it is told again");
        var begun = await it.PostFormAsync(page, new() { ["How"] = "rebuild", ["Reason"] = "The figures cannot be right." });
        begun.Url.AbsolutePath.ShouldBe("/administration/events", string.Join(" ", begun.Errors));
        begun.Main.ShouldContain("What it built from events is being emptied");
        (await it.GetPageAsync(Replay)).Main.ShouldContain("is being told the past again now");

        // A sentence, and no half figures; the others work as usual.
        await StepAsync(host);
        var closed = await analyst.GetPageAsync("/csp-reporting/reports");
        closed.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        closed.Text("h1").ShouldBe("CSP reporting is being rebuilt");
        using (var api = await analyst.GetAsync("/api/csp-reporting/reports/E06000030/2025Q4"))
        {
            api.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("is being rebuilt");
        }

        (await partner.GetPageAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        await Notices.RecordAsync(partner, 12);

        await host.DrainAsync();
        (await analyst.GetPageAsync("/csp-reporting/reports")).Status.ShouldBe(HttpStatusCode.OK);
        (await Notices.CountAsync(analyst)).ShouldBe(13, "what came meanwhile is counted too");
        (await Notices.FiguresAsync(analyst)).ShouldNotBe(figures);
        (await it.GetPageAsync("/administration/events")).Main.ShouldContain("12 of 12 events");
        var entry = await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Audit.SingleAsync(a => a.Action == "ReadModelRebuilt"));
        (entry.Reason, entry.UserName).ShouldBe(("The figures cannot be right.", "Test system-administrator"));
    }

    [Fact]
    public async Task Who_may_not_decide_about_events_is_refused()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.WithAllModules());
        using var manager = await host.AsAsync(Roles.CaseManager);
        foreach (var url in (string[])[Replay, "/administration/events/catalogue", "/administration/events/catalogue/case-management.case-opened.v1"])
            (await manager.GetPageAsync(url)).Status.ShouldBe(HttpStatusCode.Forbidden, url);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        (await lead.GetPageAsync(Replay)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_catalogue_says_of_each_event_when_what_and_who_and_how_long_it_is_kept_can_be_changed()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.WithAllModules());
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var list = await lead.GetPageAsync("/administration/events/catalogue");
        foreach (var each in host.Services.GetRequiredService<EventCatalogue>().Events)
            list.Main.ShouldContain(each.Title);

        const string url = "/administration/events/catalogue/case-management.case-opened.v1";
        var page = await lead.GetPageAsync(url);
        page.Main.ShouldContain("A case was opened with a child.");
        page.Main.ShouldContain("The child's: everything about the child, in order");
        page.Main.ShouldContain("CSP reporting");
        page.Main.ShouldContain("Local authority, ONS code.");
        page.Main.ShouldContain("400 days, as every event that nobody set anything for");

        foreach (var wrong in (string[])["", "29", "3651", "-60", "a year"])
            (await lead.PostFormAsync(page, new() { ["Days"] = wrong })).Errors.ShouldHaveSingleItem().ShouldBe("Enter a number of days from 30 to 3650.", wrong);
        var saved = await lead.PostFormAsync(page, new() { ["Days"] = "90" });
        saved.Main.ShouldContain("90 days");
        (await host.InScopeAsync(s => s.GetRequiredService<EventRetention>().GetAsync(CancellationToken.None)))["case-management.case-opened.v1"].ShouldBe(90);
        (await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Audit.SingleAsync(a => a.Action == "EventRetentionChanged"))).RecordType.ShouldBe("event-kept/case-management.case-opened.v1");
        (await lead.GetPageAsync("/administration/events/catalogue/nothing.nothing.v1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task StepAsync(PlatformHost host) => host.InScopeAsync(async s => (await s.GetRequiredService<Replayer>().StepAsync("csp-reporting", CancellationToken.None)).ShouldNotBeNull());
}
