using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Escalation;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Jobs;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Escalation;

/// <summary>The check of "pattern of escalation, not prediction", and who sees a prompt.</summary>
public sealed partial class PromptTests
{
    [Theory, EachDatabase]
    public async Task Three_incidents_of_little_gravity_in_60_days_raise_one_prompt_that_lists_them_and_dismissing_needs_a_reason(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        var incidents = new List<Guid>();
        foreach (var days in new[] { 60, 30, 0 })
        {
            (await PromptsAsync(host)).ShouldBeEmpty();
            incidents.Add(await RecordAsync(host, child, Today.AddDays(-days)));
        }

        var prompt = (await PromptsAsync(host)).ShouldHaveSingleItem();
        prompt.Items.Select(i => i.RecordId).ShouldBe(incidents, ignoreOrder: true);
        prompt.Why.ShouldBe("3 or more incidents within 90 days");

        using var client = await host.AsAsync(Roles.CaseManager);
        (await client.GetPageAsync("/")).Main.ShouldContain("Look at what has happened with the child");
        var page = await client.GetPageAsync($"/incidents/prompts/{prompt.Id}");
        page.Document.QuerySelectorAll("main a[href^='/incidents/']").Select(a => a.GetAttribute("href")).ShouldBe(incidents.Select(i => $"/incidents/{i}"));
        (await client.PostFormAsync(page, new() { ["Input.Answer"] = "Dismissed" })).Errors.ShouldBe(["Say what you do to help, or why nothing more is needed"]);
        (await client.PostFormAsync(page, new() { ["Input.Answer"] = "Dismissed", ["Input.Reason"] = "A misunderstanding at school.\nSettled since." })).Url.AbsolutePath.ShouldBe("/incidents/prompts");
        (await client.GetPageAsync($"/incidents/prompts/{prompt.Id}")).Main.ShouldContain("A misunderstanding at school. Settled since.");
        (await client.GetPageAsync("/")).Main.ShouldNotContain("Look at what has happened with the child");

        // Looked at: the same three do not come back by themselves.
        await host.Services.GetRequiredService<IServiceScopeFactory>().RunPromptsAsync();
        (await PromptsAsync(host)).ShouldHaveSingleItem();
        var fourth = await RecordAsync(host, child, Today);
        (await PromptsAsync(host)).Count(p => p.Status == PromptStatus.Open && p.Items.Any(i => i.RecordId == fourth)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_fourth_incident_is_added_to_the_prompt_that_is_open(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        foreach (var days in new[] { 30, 20, 10, 5 })
            await RecordAsync(host, child, Today.AddDays(-days));
        (await PromptsAsync(host)).ShouldHaveSingleItem().Items.Count.ShouldBe(4);
    }

    [Theory, EachDatabase]
    public async Task Two_partners_who_name_the_same_child_are_seen_by_the_nights_job(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        var police = await host.RecordAsync(Notice(Named()));
        var school = await host.RecordAsync(Notice(Named()) with { AgencyKind = "education", AgencyName = "River School", NoticeKind = "exclusion" });
        await host.Services.GetRequiredService<IServiceScopeFactory>().RunPromptsAsync();
        await host.Services.GetRequiredService<IServiceScopeFactory>().RunPromptsAsync();

        var prompt = (await PromptsAsync(host)).ShouldHaveSingleItem();
        prompt.ChildId.ShouldBe(child);
        prompt.Why.ShouldBe("2 or more partners name the same child within 30 days");
        prompt.Items.Select(i => i.RecordId).ShouldBe([police, school], ignoreOrder: true);
    }

    [Theory, EachDatabase]
    public async Task A_prompt_is_not_there_for_another_area_or_when_the_child_is_restricted_to_others(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        foreach (var days in new[] { 3, 2, 1 })
            await RecordAsync(host, child, Today.AddDays(-days));
        var url = $"/incidents/prompts/{(await PromptsAsync(host)).Single().Id}";
        using var elsewhere = await host.AsAsync(Roles.CaseManager, Wiltshire);
        using var colleague = await host.AsAsync(Roles.CaseManager);
        (await StatusAsync(elsewhere, url)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(colleague, url)).ShouldBe(HttpStatusCode.OK);

        using var owner = await host.AsAsync(Roles.CaseManager);
        await owner.PostFormAsync(await owner.GetPageAsync($"/access/records/child/{child}"), new() { ["Why"] = "A relative works here." });
        (await StatusAsync(owner, url)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(colleague, url)).ShouldBe(HttpStatusCode.NotFound);
        (await colleague.GetPageAsync("/incidents/prompts")).Main.ShouldContain("Nothing waits here");
        (await colleague.GetPageAsync("/")).Main.ShouldNotContain("Look at what has happened with the child");
    }

    [Fact]
    public async Task No_field_of_a_child_or_prompt_and_no_answer_of_the_API_holds_a_score()
    {
        await using var host = await StartAsync();
        var child = await host.RegisterAsync();
        foreach (var days in new[] { 3, 2, 1 })
            await RecordAsync(host, child, Today.AddDays(-days));

        var columns = await host.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(e => e.ClrType.Namespace is "Platform.CaseManagement.Escalation" or "Platform.CaseManagement.Children" or "Platform.CaseManagement.Incidents")
            .SelectMany(e => e.GetProperties().Select(p => $"{e.ClrType.Name}.{p.Name}")).ToList()));
        columns.Count.ShouldBeGreaterThan(40);
        columns.Where(c => ScoreWord().IsMatch(c)).ShouldBeEmpty();
        using var client = await host.AsAsync(Roles.CaseManager);
        using var answer = await client.GetAsync("/api/case-management/prompts");
        var json = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        json.ShouldContain("3 or more incidents within 90 days");
        ScoreWord().IsMatch(json).ShouldBeFalse(json);
        (await client.GetPageAsync("/incidents/prompts")).Main.ShouldContain("It is no score and says nothing of what will happen.");
        (await host.EventsAsync()).ShouldNotContain(e => e.Name.Contains("prompt") || e.Name.Contains("escalation"));
    }

    [GeneratedRegex("score|risk|points|probab|likelihood|predict", RegexOptions.IgnoreCase)]
    private static partial Regex ScoreWord();

    private static async Task<HttpStatusCode> StatusAsync(PlatformClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return response.StatusCode;
    }

    private static Task<List<EscalationPrompt>> PromptsAsync(PlatformHost host) => host.ReadAsync(db => db.Prompts.AsNoTracking().Include(p => p.Items).IgnoreQueryFilters().ToListAsync());

    private static async Task<Guid> RecordAsync(PlatformHost host, Guid child, DateOnly on) => (await host.SendAsync(new RecordIncident
    {
        RequestKey = Guid.NewGuid(), ChildIds = [child], OffenceCode = "criminal-damage", HappenedOn = on, AreaCode = Swindon, InjuryCode = "none", PeopleHarmed = 0,
    }, Roles.CaseManager)).Value;
}

/// <summary>Runs the night's job now.</summary>
internal static class PromptRuns
{
    public static Task RunPromptsAsync(this IServiceScopeFactory scopes) => new RaisePromptsJob(scopes).RunAsync(CancellationToken.None);
}
