using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Contracts;
using Platform.CspReporting;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Facts;
using Platform.CspReporting.Reports;
using Platform.FocusedDeterrence.Contracts;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Contracts;
using Platform.Participation.Contracts;
using Platform.Testing;
using Platform.VictimServices.Contracts;
using CspReporting.Tests.Reports;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Events;

public class FactTests
{
    private static readonly DateOnly November = new(2025, 11, 12);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_every_workstream_publishes_is_counted_by_area_and_month(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var number = 0; number < 10; number++)
        {
            await host.PublishAsync(new PartnerNoticeRecordedEto(Guid.NewGuid(), Swindon, null, "police", "arrest", November, ["peer-conflict", "peer-conflict"], 1));
            await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", November));
            await host.PublishAsync(new CaseClosedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", November, November.AddDays(1), "goals-met"));
            await host.PublishAsync(new SeriousViolenceIdentifiedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, null, November, "LOCAL_SVD", 1, "weapon", "knife"));
            await host.PublishAsync(new KnifeInterventionStartedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, November));
            await host.PublishAsync(new KnifeSessionDeliveredEto(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Swindon, November, true));
            await host.PublishAsync(new KnifeInterventionCompletedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, November, 6));
            await host.PublishAsync(new KnifeInterventionEndedEarlyEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, November, "moved-away"));
            await host.PublishAsync(new CohortMemberNominatedEto(Guid.NewGuid(), Guid.NewGuid(), null, Swindon, November, true));
            await host.PublishAsync(new CohortMemberEnrolledEto(Guid.NewGuid(), Guid.NewGuid(), null, Swindon, November));
            await host.PublishAsync(new CohortNominationDeclinedEto(Guid.NewGuid(), Guid.NewGuid(), null, Swindon, November));
            await host.PublishAsync(new SupportOfferedEto(Guid.NewGuid(), Guid.NewGuid(), null, Swindon, "mentoring", November));
            await host.PublishAsync(new SupportTakenUpEto(Guid.NewGuid(), Guid.NewGuid(), null, Swindon, "mentoring", November));
            await host.PublishAsync(new VictimContactMadeEto(Guid.NewGuid(), Swindon, November, 4, true, true));
            await host.PublishAsync(new VoiceRecordedEto(Guid.NewGuid(), null, Swindon, "child", "conversation", ["feeling-safe"], November));
            await host.PublishAsync(new ThemeRaisedEto(Guid.NewGuid(), Swindon, "feeling-safe", November));
            await host.PublishAsync(new YouSaidWeDidPublishedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "done", November));
        }

        var report = await ReportAsync(host);

        foreach (var (table, row) in new (string, string)[]
        {
            ("notices-by-agency", "Police"), ("serious-violence", "Knife or blade"), ("cases", "Opened"), ("cases", "Closed"), ("knife-crime", "Programmes begun"),
            ("knife-crime", "Sessions that the child was at"), ("knife-crime", "Programmes finished"), ("knife-crime", "Programmes that ended early"),
            ("focused-deterrence", "Nominations"), ("focused-deterrence", "People who joined a cohort"), ("focused-deterrence", "Nominations that the panel declined"),
            ("focused-deterrence", "Support offered"), ("focused-deterrence", "Support taken up"), ("victim-contacts", "Wish to stay in contact"), ("voices", "Children"),
            ("voice-themes", "Feeling safe"), ("you-said-we-did", "Themes asked of an owner"), ("you-said-we-did", "Answered: done"),
        })
            Row(report, table, row).ShouldBe(["0", "10", "0", "10"], $"{table}, {row}");
        report.Tables.Single(table => table.Key == "notices-by-driver").Rows.ShouldHaveSingleItem().Cells[3].Value.ShouldBe(10);
        report.Tables.Single(table => table.Key == "victim-contacts").Notes.ShouldContain("First contact took 4.0 working days on average from the day the service was told.");
    }

    [Fact]
    public async Task Small_counts_about_children_are_hidden_in_every_form_of_the_report()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        for (var number = 0; number < 12; number++)
            await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", new DateOnly(2025, number < 3 ? 10 : 11, 12)));

        var report = await ReportAsync(host);

        Row(report, "cases", "Opened").ShouldBe(["<6", "[c]", "0", "12"]);
        report.Tables.Single(table => table.Key == "cases").Notes.ShouldContain(DisclosureRule.Default.Note);
        var json = System.Text.Json.JsonDocument.Parse(ReportFiles.ToJson(report)).RootElement;
        json.GetProperty("tables").EnumerateArray().Single(table => table.GetProperty("key").GetString() == "cases").GetProperty("rows")[0].GetProperty("cells").EnumerateArray()
            .Select(cell => (cell.GetProperty("text").GetString(), cell.GetProperty("value").ToString())).ShouldBe([("<6", ""), ("[c]", ""), ("0", "0"), ("12", "12")]);
        ReportFiles.ToHtml(report).ShouldContain("<td>&lt;6</td>");
    }

    [Fact]
    public async Task Another_area_and_another_quarter_are_not_counted()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Wiltshire, "prevention", November));
        await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", new DateOnly(2025, 9, 30)));
        await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", new DateOnly(2024, 11, 12)));

        Row(await ReportAsync(host), "cases", "Opened").ShouldBe(["0", "0", "0", "0"]);
    }

    [Fact]
    public async Task Facts_hold_no_child_and_rebuilding_them_from_the_log_gives_the_same()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        await host.PublishAsync(new PartnerNoticeRecordedEto(Guid.NewGuid(), Swindon, "E01015534", "health", "ae-attendance", November, ["peer-conflict", "exploitation"], 2));
        await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", November));
        var before = await FactsAsync(host);
        before.Count.ShouldBe(4);

        await host.InScopeAsync(services => services.GetRequiredService<CspReportingDbContext>().Facts.ExecuteDeleteAsync());
        (await FactsAsync(host)).ShouldBeEmpty();
        await host.ReplayAsync("csp-reporting");
        (await FactsAsync(host)).ShouldBe(before);

        await host.ReplayAsync("csp-reporting");
        (await FactsAsync(host)).ShouldBe(before);
        typeof(Fact).GetProperties().Select(property => property.Name).ShouldBe(["MessageId", "Ordinal", "Measure", "AreaCode", "HappenedOn", "Breakdown", "Amount", "EthnicGroup"]);
    }

    [Fact]
    public async Task A_published_report_stays_as_it_was_and_the_others_are_told()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        (await host.SendAsync(new PublishReport(Swindon, "2025Q4"), Roles.ServiceLead, Swindon)).Errors.ShouldHaveSingleItem().Message.ShouldBe("A report is drafted, checked and signed off before it is published.");
        var published = await ReportSteps.PublishAsync(host);
        for (var number = 0; number < 10; number++)
            await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), Guid.NewGuid(), Swindon, "prevention", November));

        var frozen = (await host.SendAsync(new GetPublishedReport(published.Value), Roles.Analyst, Swindon)).ShouldNotBeNull();
        Row(frozen, "cases", "Opened")[3].ShouldBe("0");
        Row(await ReportAsync(host), "cases", "Opened")[3].ShouldBe("10");

        (await ReportSteps.PublishAsync(host)).Succeeded.ShouldBeTrue();
        var again = await ReportSteps.PublishAsync(host);
        again.Errors.ShouldHaveSingleItem().Message.ShouldBe("Edition 2 has been published already, and no figure has changed since.");
        (await host.SendAsync(new FindPublishedReports(Swindon, "2025Q4"), Roles.Analyst, Swindon)).Select(edition => edition.Edition).ShouldBe([2, 1]);
        (await host.SendAsync(new GetPublishedReport(published.Value), Roles.Analyst, Wiltshire)).ShouldBeNull();
    }

    private static Task<PlatformHost> StartAsync(DatabaseKind kind) => PlatformHost.StartAsync(kind, options => options.With<CspReportingModule>());

    private static async Task<QuarterlyReport> ReportAsync(PlatformHost host)
        => (await host.SendAsync(new GetQuarterlyReport(Swindon, "2025Q4"), Roles.Analyst, Swindon)).ShouldNotBeNull();

    private static string[] Row(QuarterlyReport report, string table, string label)
        => [.. report.Tables.Single(each => each.Key == table).Rows.Single(row => row.Label == label).Cells.Select(cell => cell.Text)];

    private static Task<List<(Guid, int, string, string, DateOnly, string?, int?)>> FactsAsync(PlatformHost host)
        => host.InScopeAsync(async services => (await services.GetRequiredService<CspReportingDbContext>().Facts.AsNoTracking().OrderBy(fact => fact.MessageId).ThenBy(fact => fact.Ordinal).ToListAsync())
            .Select(fact => (fact.MessageId, fact.Ordinal, fact.Measure, fact.AreaCode, fact.HappenedOn, fact.Breakdown, fact.Amount)).ToList());
}
