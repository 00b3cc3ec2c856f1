using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Matching.Engine;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Matching;

/// <summary>Weights that are learned from the register, their versions, and what people are shown of them.</summary>
public sealed class LearnedWeightsTests
{
    [Theory]
    [EachDatabase]
    public async Task A_register_teaches_its_own_weights_as_versions_and_keeps_no_rare_name(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await FillAsync(host, 0, 200);
        (await host.SendAsync(new LearnMatchWeights(), Roles.OperationsManager)).Value.ShouldBe(0, "too small to learn from");
        (await host.SendAsync(new FindMatches(), Roles.CaseManager)).Learned.ShouldStartWith("What agreement counts is the published starting point");

        await FillAsync(host, 200, 400);
        (await host.SendAsync(new LearnMatchWeights(), Roles.OperationsManager)).Value.ShouldBe(1);
        (await host.SendAsync(new LearnMatchWeights(), Roles.OperationsManager)).Value.ShouldBe(2);
        (await host.SendAsync(new FindMatches(), Roles.CaseManager)).Learned.ShouldMatch("^What agreement counts was learned from 600 children on .+ \\(version 2\\)\\.$");

        var content = await host.ReadAsync(db => db.MatchWeights.Where(w => w.Version == 2).Select(w => w.Content).SingleAsync());
        content.ShouldContain("\"smith\"");
        content.ShouldNotContain("rarename", Case.Insensitive);
        var model = await host.InScopeAsync(s => s.GetRequiredService<MatchWeightsInForce>().GetAsync(CancellationToken.None));
        model.ShouldNotBe(PublishedWeights.Model);
        Family(model, "Smith").ShouldBeLessThan(Family(model, "Rarename7"));
        model.Weights[RegisterFields.Family].M.ShouldBe(PublishedWeights.Model.Weights[RegisterFields.Family].M, "nobody is on the record twice, so how they agree cannot be learned");
    }

    [Fact]
    public async Task Label_mode_shows_what_agrees_and_not_what_it_counts()
    {
        await using var host = await StartAsync();
        await host.RegisterAsync();
        var notice = await host.RecordAsync(Notice(Named(family: "OBrian")));
        var person = (await host.PeopleAsync(notice)).Single();
        using var browser = await host.AsAsync(Roles.CaseManager, Swindon);
        var page = await browser.GetPageAsync($"/notices/matches/{person.Id}");
        page.Main.ShouldContain("The date of birth is the same: 27 March 2011. This counts very much.");
        page.Main.ShouldContain("Taken together: ");

        await host.InScopeAsync(s => s.GetRequiredService<ISettingProvider>().SetAsync(CaseManagementFeatures.HideWeights, 1, CancellationToken.None));
        page = await browser.GetPageAsync($"/notices/matches/{person.Id}");
        page.Main.ShouldContain("The date of birth is the same: 27 March 2011.");
        page.Main.ShouldNotContain("counts");
        page.Main.ShouldNotContain("Taken together");
    }

    [Fact]
    public async Task A_record_that_was_joined_into_another_is_still_found_by_its_name()
    {
        await using var host = await StartAsync();
        var stays = await host.RegisterAsync(Details("Zoë", "O’Brien"));
        var goes = await host.RegisterAsync(Details("Zoë", "Fothergill") with { Postcode = null });
        (await host.SendAsync(new Platform.CaseManagement.Children.Merging.MergeChildren(Guid.NewGuid(), stays, goes, "Her mother’s name."), Roles.OperationsManager)).Sentence().ShouldBe("");
        var person = (await host.PeopleAsync(await host.RecordAsync(Notice(Named("Zoe", "Fothergill"))))).Single();
        person.ChildId.ShouldBe(stays);
    }

    private static double Family(MatchModel model, string name) => model.Weights[RegisterFields.Family].Of(FamilyNameComparison.Instance.Same, FamilyNameComparison.Instance.Prepare(name));

    private static Task FillAsync(PlatformHost host, int from, int count) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CaseManagementDbContext>();
        for (var i = from; i < from + count; i++)
        {
            db.Children.Add(Child.Register(Guid.NewGuid(), Details(given: $"{(char)('A' + i % 26)}{(char)('a' + i / 26 % 26)}lin{i % 7}", family: i % 4 == 0 ? "Smith" : $"Rarename{i}",
                born: Today.AddDays(-4000 - i * 13 % 2500).ToString("yyyy-MM-dd")) with { Postcode = $"SN{i % 20 + 1} {i % 9}A{(char)('B' + i % 8)}", NhsNumber = null }, Today));
        }

        await db.SaveChangesAsync();
        return true;
    });
}
