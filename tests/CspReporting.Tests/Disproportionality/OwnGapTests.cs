using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Contracts;
using Platform.CspReporting;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Contracts;
using Platform.Testing;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Disproportionality;

/// <summary>Our own decision points, from events, and what the working group makes of them.</summary>
public class OwnGapTests
{
    private static readonly DateOnly March = new(2026, 3, 12);

    [Theory, EachDatabase]
    public async Task A_stage_is_counted_by_the_group_of_the_child_over_the_stage_before(DatabaseKind kind)
    {
        await using var host = await PlatformHost.StartAsync(kind, options => options.With<CspReportingModule>());
        await AskAndStartAsync(host, "W1", asked: 30, started: 24);
        await AskAndStartAsync(host, "M1", asked: 40, started: 10);

        var view = await GetAsync(host, "knife-started");

        Column(view, 0)[..2].ShouldBe(["24", "10"]);
        Column(view, 1)[..2].ShouldBe(["30", "40"]);
        Column(view, 2)[..2].ShouldBe(["80.0", "25.0"]);
        Column(view, 3)[1].ShouldBe("0.313");
        // Two Asian children did not begin: both that number and the six beside it would tell.
        await AskAndStartAsync(host, "A1", asked: 8, started: 6);
        view = await GetAsync(host, "knife-started");
        Column(view, 0)[2].ShouldBe("[c]");
        Column(view, 2)[2].ShouldBe("[c]");
        Column(view, 7)[2].ShouldBe("Too few to say");
        view.Table.Columns[1].ShouldBe("Requests for support in the same months");
        (await GetAsync(host, "support-asked-for")).Table.Columns[1].ShouldBe("Cases opened in the same months");

        // Told again, and told in full after the facts and groups were dropped: the same.
        var before = Column(view, 0);
        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CspReportingDbContext>();
            await db.Facts.ExecuteDeleteAsync();
            await db.ChildGroups.ExecuteDeleteAsync();
        });
        await host.ReplayAsync("csp-reporting");
        Column(await GetAsync(host, "knife-started"), 0).ShouldBe(before);
    }

    [Fact]
    public async Task A_corrected_ethnicity_counts_from_then_on_and_nothing_else_of_a_child_is_kept()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.With<CspReportingModule>());
        var child = Guid.NewGuid();
        await RegisterAsync(host, child, "NS");
        await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), child, Swindon, "prevention", March), $"child:{child}");
        await host.PublishAsync(new ChildDetailsChangedEto(child, Swindon, 2010, "male", "B2"), $"child:{child}");
        await host.PublishAsync(new CaseOpenedEto(Guid.NewGuid(), child, Swindon, "prevention", March), $"child:{child}");

        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CspReportingDbContext>();
            (await db.Facts.OrderBy(fact => fact.EthnicGroup).Select(fact => fact.EthnicGroup).ToListAsync()).ShouldBe(["black", "not-known"]);
            (await db.ChildGroups.IgnoreQueryFilters().SingleAsync()).GroupCode.ShouldBe("black");
        });
        typeof(ChildGroup).GetProperties().Select(property => property.Name).ShouldBe(["ChildId", "GroupCode"]);
    }

    [Theory, EachDatabase]
    public async Task The_working_group_goes_from_finding_to_action_to_review_by_the_pages(DatabaseKind kind)
    {
        await using var host = await PlatformHost.StartAsync(kind, options => options.With<CspReportingModule>());
        host.Clock.SetDay(new DateOnly(2026, 4, 1));
        await AskAndStartAsync(host, "W1", asked: 30, started: 24);
        await AskAndStartAsync(host, "B2", asked: 40, started: 10);
        using var analyst = await host.AsAsync(Roles.Analyst, Swindon);

        var point = await analyst.GetPageAsync($"/csp-reporting/disproportionality/{Swindon}/knife-started");
        var form = await analyst.GetPageAsync(point.Document.QuerySelector("a[href*='findings/new']")!.GetAttribute("href")!);
        (await analyst.PostFormAsync(form, new() { ["Input.GroupCode"] = "black" })).Errors.ShouldBe(["Write what might explain the gap, or what has to be found out.", "Enter the day by which an action is agreed."], ignoreOrder: true);
        var found = await analyst.PostFormAsync(form, Date("Input.AgreeBy", 2026, 5, 1, new() { ["Input.GroupCode"] = "black", ["Input.Hypothesis"] = "Sessions are far from where most live." }));
        found.Url.AbsolutePath.ShouldStartWith("/csp-reporting/findings/");
        found.Main.ShouldContain("0.313 times the rate of White");
        found.Main.ShouldContain("less often, by more than chance");

        (await analyst.GetPageAsync("/")).Main.ShouldContain("Agree an action on a gap between groups: Knife-crime programmes begun");
        var action = await analyst.GetPageAsync(found.Url.AbsolutePath + "/action");
        (await analyst.PostFormAsync(action, Date("Input.ReviewOn", 2026, 3, 1, new() { ["Input.Action"] = "A group in the north.", ["Input.Owner"] = "Youth service" }))).Errors.ShouldBe(["The review must be on a day in the future."]);
        (await analyst.PostFormAsync(action, Date("Input.ReviewOn", 2026, 9, 1, new() { ["Input.Action"] = "A group in the north.", ["Input.Owner"] = "Youth service" }))).Main.ShouldContain("Done by Youth service");

        (await analyst.GetPageAsync("/")).Main.ShouldContain("Review the action on a gap between groups");
        var review = await analyst.GetPageAsync(found.Url.AbsolutePath + "/review");
        (await analyst.PostFormAsync(review, new() { ["Input.Outcome"] = "Half the gap is left.", ["Input.IsClosed"] = "False" })).Errors.ShouldBe(["Enter a day in the future by which the next action is agreed."]);
        var closed = await analyst.PostFormAsync(review, new() { ["Input.Outcome"] = "The gap is closed.", ["Input.IsClosed"] = "True" });
        closed.Main.ShouldContain("Closed");
        closed.Texts(".moj-timeline__title").ShouldBe(["Found", "Action agreed", "Reviewed"]);
        (await analyst.GetPageAsync("/")).Main.ShouldNotContain("gap between groups");
        (await analyst.GetPageAsync("/csp-reporting/findings")).Texts("tbody tr").ShouldHaveSingleItem().ShouldContain("Closed");

        using var other = await host.AsAsync(Roles.Analyst, Wiltshire);
        (await other.GetAsync(found.Url.AbsolutePath)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var voice = await host.AsAsync(Roles.ParticipationLead, Swindon);
        (await voice.GetAsync(found.Url.AbsolutePath + "/action")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    private static Dictionary<string, string?> Date(string name, int year, int month, int day, Dictionary<string, string?> values)
    {
        (values[name + ".Day"], values[name + ".Month"], values[name + ".Year"]) = ($"{day}", $"{month}", $"{year}");
        return values;
    }

    private static async Task AskAndStartAsync(PlatformHost host, string ethnicity, int asked, int started)
    {
        for (var number = 0; number < asked; number++)
        {
            var child = Guid.NewGuid();
            await RegisterAsync(host, child, ethnicity);
            await host.PublishAsync(new InterventionRequestedEto(Guid.NewGuid(), Guid.NewGuid(), child, Swindon, "knife-crime", March), $"child:{child}");
            if (number < started)
                await host.PublishAsync(new KnifeInterventionStartedEto(Guid.NewGuid(), child, Swindon, March), $"child:{child}");
        }
    }

    private static Task RegisterAsync(PlatformHost host, Guid child, string ethnicity)
        => host.PublishAsync(new ChildRegisteredEto(child, Swindon, 2010, "male", ethnicity, March), $"child:{child}");

    private static async Task<GapView> GetAsync(PlatformHost host, string point)
        => (await host.SendAsync(new GetDisproportionality(Swindon, point, "2026-01", "2026-12"), Roles.Analyst, Swindon)).ShouldNotBeNull();

    private static string[] Column(GapView view, int column) => [.. view.Table.Rows.Select(row => row.Cells[column].Text)];
}
