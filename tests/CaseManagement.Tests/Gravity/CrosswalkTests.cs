using System.Text;
using System.Text.RegularExpressions;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.Incidents;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Gravity;

/// <summary>The checks of "gravity crosswalk".</summary>
public sealed partial class CrosswalkTests
{
    private const string Lines = """
        kind,code,lowest,highest,words
        offence,possession-of-blade,6,7,
        offence,robbery,8,9,
        rule,3,2,4,
        rule,6,7,9,
        outcome,6,1,0,a conditional caution
        outcome,7,1,1,a charge
        outcome,8,1,1,a charge
        outcome,9,1,1,a charge
        """;

    [Theory, EachDatabase]
    public async Task The_same_offence_before_and_after_a_change_shows_different_police_scores_both_with_source_and_edition(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var before = (await ViewAsync(host, "robbery", new DateOnly(2023, 9, 30))).Offence;
        var after = (await ViewAsync(host, "robbery", new DateOnly(2023, 10, 1))).Offence;

        before.Police!.Edition.ShouldBe("ACPO-2013");
        after.Police!.Edition.ShouldBe("NPCC-2023");
        before.Police.Score.ShouldNotBe(after.Police.Score);
        before.Police.Source.ShouldContain("Association of Chief Police Officers");
        after.Police.Source.ShouldContain("National Police Chiefs' Council");
        before.Yjb.ShouldBe(after.Yjb);
        before.Rule.ShouldContain("ACPO youth gravity matrix 2013");

        using var client = await host.AsAsync(Roles.Analyst);
        (await client.GetPageAsync("/case-management/gravity/robbery?on=2023-09-30")).Main.ShouldContain("ACPO youth gravity matrix 2013: 4 (not confirmed)");
    }

    [Theory]
    [InlineData("possession-of-blade", "under 5")]
    [InlineData("robbery", "5 or more")]
    [InlineData("actual-bodily-harm", "5 or more")]
    public async Task A_disagreement_about_what_to_do_is_flagged_in_a_sentence(string offence, string says)
    {
        await using var host = await StartAsync();
        (await ViewAsync(host, offence, Today)).Offence.Disagreements.ShouldContain(d => d.Contains(says));
    }

    [Theory]
    [InlineData("murder")]
    [InlineData("vehicle-taking")]
    [InlineData("common-assault")]
    public async Task Scales_that_say_the_same_are_not_flagged(string offence)
    {
        await using var host = await StartAsync();
        (await ViewAsync(host, offence, Today)).Offence.Disagreements.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_new_edition_comes_in_by_a_page_and_holds_from_its_first_day_without_new_code(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var form = await lead.GetPageAsync("/case-management/gravity/import");
        var wrong = await lead.PostFormAsync(form, Fields("kind,code,lowest,highest,words\noffence,mischief,1,2,\noffence,robbery,9,4,\nrule,12,1,2,\nnonsense,1,2,3,"));
        wrong.Errors.ShouldBe(["Line 2: mischief is not an offence of this platform’s list", "Line 3: the lowest and the highest score must be whole numbers, the lowest first",
            "Line 4: a rule is for a Youth Justice Board score from 1 to 8", "Line 5: a line begins with offence, rule or outcome"]);
        wrong.Document.QuerySelector("textarea[name='Input.Lines']")!.TextContent.ShouldContain("mischief");
        (await lead.PostFormAsync(form, Fields(Lines))).Url.AbsolutePath.ShouldBe("/case-management/gravity");

        (await ViewAsync(host, "robbery", Today)).Offence.Police!.ToString().ShouldBe("Test matrix 2026: 8 to 9");
        var earlier = await ViewAsync(host, "robbery", Today.AddDays(-1));
        earlier.Offence.Police!.Edition.ShouldBe("NPCC-2025");
        earlier.Editions.Single(e => e.Scale == "NPCC child gravity matrix 2025").To.ShouldBe(Today.AddDays(-1));
        (await ViewAsync(host, "possession-of-blade", Today)).Offence.Disagreements.Count.ShouldBe(2);
        (await lead.PostFormAsync(form, Fields(Lines))).Errors.ShouldContain(e => e.StartsWith("An edition with this short code is there already", StringComparison.Ordinal));
        (await lead.PostFormAsync(form, Fields(Lines, "TEST-2"))).Errors.ShouldContain(e => e.StartsWith("An edition of this scale begins on that day or later", StringComparison.Ordinal));

        // Incidents too, and by the interface for programs.
        var child = await host.RegisterAsync();
        var incident = (await host.SendAsync(new RecordIncident { RequestKey = Guid.NewGuid(), ChildIds = [child], OffenceCode = "robbery", HappenedOn = Today, AreaCode = Swindon, InjuryCode = "none", PeopleHarmed = 0 }, Roles.CaseManager)).Value;
        using var worker = await host.AsAsync(Roles.CaseManager);
        (await worker.GetPageAsync($"/incidents/{incident}")).Main.ShouldContain("Test matrix 2026: 8 to 9");
        using var made = await lead.PostJsonAsync("/api/case-management/gravity/editions", new StringContent(
            """{"scaleCode":"POLICE","edition":"TEST-3","name":"Test matrix 3","minimum":1,"maximum":5,"validFrom":"2027-01-01","source":"Test","isConfirmed":false,"lines":"offence,robbery,4,5"}""", Encoding.UTF8, "application/json"));
        ((int)made.StatusCode).ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task Who_decided_where_the_scales_disagree_is_kept_beside_both_and_changes_neither(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var page = await lead.GetPageAsync("/case-management/gravity/possession-of-blade");
        (await lead.PostFormAsync(page, [])).Errors.ShouldBe(["Choose what partners do", "Enter who agreed it, for example the joint decision panel", "Say why"], ignoreOrder: true);
        foreach (var (band, reason) in new[] { ("charge", "As before."), ("joint-panel", "Most carry out of fear.") })
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            (await lead.PostFormAsync(page, new() { ["Input.Band"] = band, ["Input.Forum"] = "Joint decision panel", ["Input.Reason"] = reason })).Errors.ShouldBeEmpty();
        }

        var view = await ViewAsync(host, "possession-of-blade", Today);
        view.Decisions.Select(d => d.Band).ShouldBe(["joint-panel", "charge"]);
        view.Offence.Yjb!.Score.ShouldBe("3");
        var list = await lead.GetPageAsync("/case-management/gravity?disagree=true");
        list.Main.ShouldContain("A joint panel decides each time (Joint decision panel");
        list.Main.ShouldNotContain("Common assault");
    }

    [Fact]
    public async Task No_page_answer_or_type_makes_one_score_of_two()
    {
        await using var host = await StartAsync();
        using var lead = await host.AsAsync(Roles.ServiceLead);
        foreach (var path in new[] { "/case-management/gravity", "/case-management/gravity/robbery", "/case-management/definitions", "/api/case-management/gravity" })
        {
            var text = await (await lead.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Blended().IsMatch(text).ShouldBeFalse(path);
        }

        // A score is text with its scale, or a whole number of an edition: there is nowhere to put a mean.
        typeof(Crosswalk).Assembly.GetTypes().Where(t => t.Namespace == typeof(Crosswalk).Namespace)
            .SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(double) || p.PropertyType == typeof(decimal) || p.PropertyType == typeof(float)).ShouldBeEmpty();
        typeof(Crosswalk).GetProperties().Where(p => p.PropertyType == typeof(int)).ShouldBeEmpty();
        new ReferenceData().Offences.Count.ShouldBeGreaterThan(60);
    }

    [GeneratedRegex("average|blended|combined score|mean score|\\b[1-8]\\.[0-9]\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Blended();

    private static async Task<CrosswalkView> ViewAsync(PlatformHost host, string offence, DateOnly on) => (await host.SendAsync(new ViewCrosswalk(offence, on), Roles.Analyst))!;

    private static Dictionary<string, string?> Fields(string lines, string edition = "TEST-2026") => new()
    {
        ["Input.ScaleCode"] = "POLICE", ["Input.Edition"] = edition, ["Input.Name"] = "Test matrix 2026", ["Input.Minimum"] = "1", ["Input.Maximum"] = "9",
        ["Input.ValidFrom.Day"] = $"{Today.Day}", ["Input.ValidFrom.Month"] = $"{Today.Month}", ["Input.ValidFrom.Year"] = $"{Today.Year}",
        ["Input.Source"] = "Four Rivers Police, test, June 2026", ["Input.IsConfirmed"] = "true", ["Input.Lines"] = lines,
    };
}
