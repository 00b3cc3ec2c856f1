using System.Text.Json;
using Platform.CaseManagement.Contracts;
using Platform.CspReporting;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Steps;
using Platform.Kernel.Security;
using Platform.Testing;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Reports;

public class ReportStepTests
{
    private static readonly DateOnly November = new(2025, 11, 12);

    [Theory, EachDatabase]
    public async Task A_report_goes_from_draft_to_publication_by_the_page_and_what_is_published_is_what_was_checked(DatabaseKind kind)
    {
        await using var host = await PlatformHost.StartAsync(kind, options => options.With<CspReportingModule>());
        var url = $"/csp-reporting/reports/{Swindon}/2025Q4";
        using var analyst = await host.AsAsync(Roles.Analyst, Swindon);
        using var manager = await host.AsAsync(Roles.OperationsManager, Swindon);
        using var lead = await host.AsAsync(Roles.ServiceLead, Swindon);

        var page = await analyst.GetPageAsync(url);
        page.Main.ShouldContain("Nobody has drafted this report yet.");
        (await analyst.PostFormAsync(page, [], "form[action*='Draft']")).Errors.ShouldHaveSingleItem().ShouldStartWith("Write a summary");
        var drafted = await analyst.PostFormAsync(page, new() { ["Narrative"] = "Fewer incidents than a year ago." }, "form[action*='Draft']");
        drafted.Main.ShouldContain("Fewer incidents than a year ago.");
        drafted.Document.QuerySelector("form[action*='Check']").ShouldBeNull("nobody checks what they drafted");
        (await host.SendAsync(new SignOffReport(Swindon, "2025Q4"), Roles.ServiceLead, Swindon)).Errors.ShouldHaveSingleItem().Message.ShouldBe("The report has to be checked before it is signed off.");

        (await manager.GetPageAsync("/")).Main.ShouldContain("Check the report of Swindon, 2025Q4");
        await manager.PostFormAsync(await manager.GetPageAsync(url), new() { ["Note"] = "Compared with the source." }, "form[action*='Check']");
        for (var number = 0; number < 10; number++)
            await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", November));

        (await lead.GetPageAsync("/")).Main.ShouldContain("Sign off the report of Swindon, 2025Q4");
        await lead.PostFormAsync(await lead.GetPageAsync(url), [], "form[action*='SignOff']");
        var published = await lead.PostFormAsync(await lead.GetPageAsync(url), [], "form[action*='Publish']");
        published.Url.AbsolutePath.ShouldStartWith("/csp-reporting/published/");
        published.Main.ShouldContain("Fewer incidents than a year ago.");
        var frozen = (await host.SendAsync(new GetPublishedReport(Guid.Parse(published.Url.Segments[^1])), Roles.Analyst, Swindon)).ShouldNotBeNull();
        frozen.Tables.Single(table => table.Key == "cases").Rows[0].Cells[3].Text.ShouldBe("0", "the cases that were opened after the check are in the next edition");
        (await analyst.GetPageAsync(url)).Main.ShouldContain("Nobody has drafted this report yet.");
        (await host.SendAsync(new PublishReport(Swindon, "2025Q4"), Roles.ServiceLead, Wiltshire)).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_checks_or_signs_off_what_they_drafted_and_a_new_summary_begins_the_steps_anew()
    {
        var (drafter, other) = (Guid.NewGuid(), Guid.NewGuid());
        var draft = new ReportDraft(Guid.NewGuid(), Swindon, "2025Q4");
        draft.Write("Summary.", "A", drafter);

        draft.Check("{}", null, "A", drafter).Errors.ShouldHaveSingleItem().Message.ShouldBe("Somebody other than the person who drafted the report checks it.");
        draft.Check("{}", null, "B", other).Succeeded.ShouldBeTrue();
        draft.SignOff("A", drafter).Errors.ShouldHaveSingleItem().Message.ShouldBe("Somebody other than the person who drafted the report signs it off.");
        draft.SignOff("B", other).Succeeded.ShouldBeTrue();
        draft.Write("Another.", "A", drafter);
        (draft.Step, draft.Figures).ShouldBe((ReportStep.Draft, ""));
    }

    [Fact]
    public async Task A_child_who_is_recorded_between_two_editions_cannot_be_seen_in_any_output()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        for (var number = 0; number < 20; number++)
            await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", November));
        (await ReportSteps.PublishAsync(host, narrative: "First.")).Succeeded.ShouldBeTrue();
        await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", November));

        var report = (await host.SendAsync(new GetQuarterlyReport(Swindon, "2025Q4"), Roles.Analyst, Swindon)).ShouldNotBeNull();
        report.Tables.Single(table => table.Key == "cases").Rows[0].Cells.Select(cell => cell.Text).ShouldBe(["0", "[c]", "0", "[c]"]);
        ReportFiles.ToJson(report).ShouldNotContain("21");
        JsonSerializer.Serialize(report.Tables.Single(table => table.Key == "cases")).ShouldNotContain("21");
    }
}
