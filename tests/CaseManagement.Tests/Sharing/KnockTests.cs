using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement;
using Platform.CaseManagement.Families;
using Platform.Host.People;
using Platform.Host.Sharing;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Sharing;

/// <summary>Two agencies work with one child or family and neither knows: both are asked, and neither is told of the other before both say yes.</summary>
public sealed class KnockTests
{
    private const string Asked = "Another agency also works with somebody you work with";

    [Theory, EachDatabase]
    public async Task Both_are_asked_once_and_neither_is_told_of_the_other_before_both_say_yes(DatabaseKind database)
    {
        await using var two = await TwoAgencies.StartAsync(database);
        var child = await two.Host.RegisterAsync();
        two.BothWorkWith(child);
        await two.LookAsync();
        await two.LookAsync();
        (await two.KnocksAsync()).ShouldHaveSingleItem().State.ShouldBe(KnockState.Open);

        using var ours = await two.OursAsync();
        using var theirs = await two.TheirsAsync();
        var (mine, yours) = (await PromptAsync(ours), await PromptAsync(theirs));
        foreach (var (page, secrets) in new (Page, string[])[] { (mine, ["Harbour", "Their Worker", "Night work", "2 May 2026"]), (yours, ["Test Youth Justice", "Our Worker", "Day work", "1 May 2026"]) })
            foreach (var secret in (string[])[.. secrets, "O’Brien", "Zoë", child.ToString()])
                page.Document.Source.Text.ShouldNotContain(secret);

        (await ours.PostFormAsync(mine, new() { ["Accept"] = "true" })).Errors.ShouldBe(
            ["Choose the legal gateway under which your agency says that it works with the child.", "Enter why it is necessary to be put in touch."]);
        (await ours.PostFormAsync(mine, Yes("children-2004-section-10"))).Main.ShouldContain("Your agency said yes");
        (await ours.PostFormAsync(mine, Yes("consent"))).Errors.ShouldBe(["Your agency has answered already. Reload the page to see what came of it."]);
        (await theirs.GetPageAsync(yours.Url.AbsolutePath)).Document.Source.Text.ShouldNotContain("Test Youth Justice");
        (await two.Host.DisclosuresAsync()).ShouldBeEmpty();

        var met = await theirs.PostFormAsync(yours, Yes("children-1989-section-17"));
        foreach (var told in new[] { "Test Youth Justice", "Day work", "1 May 2026", "Co-operation to improve wellbeing", "The same child" })
            met.Main.ShouldContain(told);
        var told2 = (await ours.GetPageAsync(mine.Url.AbsolutePath)).Main;
        told2.ShouldContain("Harbour Youth Club");
        told2.ShouldContain("Harbour desk 0300");
        told2.ShouldContain("Zoë O’Brien");
        (await ours.GetPageAsync("/")).Main.ShouldNotContain(Asked);

        var shared = await two.Host.DisclosuresAsync();
        shared.Select(d => (d.FromAgency, d.ToAgency, d.Gateway, d.PersonId, d.DataTypes, d.DecidedBy)).ShouldBe(
            [("test-agency", "harbour", "children-2004-section-10", child, "involvement", (Guid?)two.OurWorker), ("harbour", "test-agency", "children-1989-section-17", child, "involvement", two.TheirWorker)], ignoreOrder: true);
        using var stranger = await two.Host.AsAsync(Roles.CaseManager);
        (await stranger.GetPageAsync(mine.Url.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task Two_who_say_yes_at_once_come_to_one_result_and_a_live_agreement_is_named(DatabaseKind database)
    {
        await using var two = await TwoAgencies.StartAsync(database);
        var owner = await two.Host.AddPersonAsync(Roles.InformationGovernanceLead);
        await two.Host.AddAgreementAsync("Safe together", ["test-agency", "harbour"], [SharingPurposes.KeepChildSafe], [SharedDataTypes.Involvement], owner, Today.AddDays(-1));
        const int Children = 4;
        for (var i = 0; i < Children; i++)
            two.BothWorkWith(await two.Host.RegisterAsync(Details($"Child{(char)('A' + i)}", $"Family{(char)('A' + i)}")));
        await two.LookAsync();
        using var ours = await two.OursAsync();
        using var theirs = await two.TheirsAsync();
        foreach (var knock in await two.KnocksAsync())
        {
            var (mine, yours) = (await ours.GetPageAsync($"/sharing/knocks/{knock.Id}"), await theirs.GetPageAsync($"/sharing/knocks/{knock.Id}"));
            // Both agencies, and each of them twice.
            await Task.WhenAll(new[] { (ours, mine), (theirs, yours), (ours, mine), (theirs, yours) }.Select(a => a.Item1.PostFormAsync(a.Item2, Yes("public-interest"))));
            (await ours.GetPageAsync($"/sharing/knocks/{knock.Id}")).Main.ShouldContain("Harbour Youth Club");
            (await theirs.GetPageAsync($"/sharing/knocks/{knock.Id}")).Main.ShouldContain("The agreement “Safe together”");
        }

        var shared = await two.Host.DisclosuresAsync();
        shared.Count.ShouldBe(2 * Children);
        shared.ShouldAllBe(d => d.AgreementId != null);
    }

    [Theory, EachDatabase]
    public async Task What_is_declined_or_runs_out_tells_nothing_and_is_never_asked_again(DatabaseKind database)
    {
        await using var two = await TwoAgencies.StartAsync(database);
        two.BothWorkWith(await two.Host.RegisterAsync());
        await two.LookAsync();
        using (var theirs = await two.TheirsAsync())
        {
            var yours = await PromptAsync(theirs);
            (await theirs.PostFormAsync(yours, new() { ["Accept"] = "false" })).Errors.ShouldBe(["Enter why you decline."]);
            await theirs.PostFormAsync(yours, new() { ["Accept"] = "false", ["Why"] = "They asked us to keep it to ourselves." });
        }

        two.BothWorkWith(await two.Host.RegisterAsync(Details("Ada", "Grove")));
        await two.LookAsync();
        var open = (await two.KnocksAsync()).Single(k => k.State == KnockState.Open);
        using var ours = await two.OursAsync();
        var declined = (await two.KnocksAsync()).Single(k => k.State == KnockState.Declined);
        var page = await ours.GetPageAsync($"/sharing/knocks/{declined.Id}");
        page.Main.ShouldContain("No contact comes of this");
        page.Document.Source.Text.ShouldNotContain("to ourselves");
        var stale = await ours.GetPageAsync($"/sharing/knocks/{open.Id}");

        two.Host.Clock.SetDay(Today.AddDays(15));
        await two.LookAsync();
        (await two.KnocksAsync()).Select(k => k.State).ShouldBe([KnockState.Declined, KnockState.Expired], ignoreOrder: true);
        using var later = await two.OursAsync();
        (await later.GetPageAsync($"/sharing/knocks/{open.Id}")).Main.ShouldContain("No contact comes of this");
        (await later.PostFormAsync(stale with { Url = new Uri(two.Host.Url, stale.Url.AbsolutePath) }, Yes("consent"))).Main.ShouldNotContain("Harbour");
        (await two.Host.DisclosuresAsync()).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_sensitive_service_answers_through_its_safeguarding_lead_alone(DatabaseKind database)
    {
        await using var two = await TwoAgencies.StartAsync(database);
        two.BothWorkWith(await two.Host.RegisterAsync(), theirsIsSensitive: true);
        await two.LookAsync();
        using var worker = await two.TheirsAsync();
        (await worker.GetPageAsync("/")).Main.ShouldNotContain(Asked);
        var knock = (await two.KnocksAsync()).Single();
        (await worker.GetPageAsync($"/sharing/knocks/{knock.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var lead = two.Host.Anonymous();
        using var _ = lead;
        await lead.SignInAsync(await two.Host.AddPersonWithRolesAsync([Roles.SafeguardingLead], "harbour", "Safeguarding Lead"), PlatformHost.Password);
        await lead.PostFormAsync(await PromptAsync(lead), Yes("public-interest"));
        using var ours = await two.OursAsync();
        var met = await ours.PostFormAsync(await PromptAsync(ours), Yes("children-1989-section-47"));
        met.Main.ShouldContain("Harbour lead 0400");
        foreach (var secret in new[] { "Night work", "2 May 2026", "Harbour desk" })
            met.Document.Source.Text.ShouldNotContain(secret);
    }

    [Theory, EachDatabase]
    public async Task A_restricted_child_is_never_part_of_a_question(DatabaseKind database)
    {
        await using var two = await TwoAgencies.StartAsync(database);
        var hidden = await two.Host.RegisterAsync();
        await two.Host.RestrictAsync(hidden, "child", Swindon);
        two.BothWorkWith(hidden);
        await two.LookAsync();
        (await two.KnocksAsync()).ShouldBeEmpty();

        var child = await two.Host.RegisterAsync(Details("Ada", "Grove"));
        two.BothWorkWith(child);
        await two.LookAsync();
        using var ours = await two.OursAsync();
        var prompt = await PromptAsync(ours);
        await two.Host.RestrictAsync(child, "child", Swindon, two.OurWorker);
        (await ours.GetPageAsync("/")).Main.ShouldNotContain(Asked);
        (await ours.PostFormAsync(prompt, Yes("consent"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await two.KnocksAsync()).Single().State.ShouldBe(KnockState.Open);
    }

    [Theory, EachDatabase]
    public async Task A_family_is_asked_about_once_and_not_when_one_agency_knows_already(DatabaseKind database)
    {
        await using var two = await TwoAgencies.StartAsync(database);
        var (child, brother) = (await two.Host.RegisterAsync(), await two.Host.RegisterAsync(Details("Ned")));
        (await two.Host.SendAsync(new LinkFamily(Guid.NewGuid(), child, brother, "sibling", "child", null, null), Roles.CaseManager)).Succeeded.ShouldBeTrue();
        two.Work.Add(new Involvement(child, two.OurWorker, "Day work", new DateOnly(2026, 5, 1)));
        two.Work.Add(new Involvement(brother, two.OurWorker, "Day work", new DateOnly(2026, 5, 1)));
        two.Work.Add(new Involvement(brother, two.TheirWorker, "Night work", new DateOnly(2026, 5, 2)));
        await two.LookAsync();
        (await two.KnocksAsync()).ShouldHaveSingleItem();

        // Who asked was told of the other one, and the other one saw who asked.
        var known = await two.Host.RegisterAsync(Details("Ada", "Grove"));
        two.BothWorkWith(known);
        using var ours = await two.OursAsync();
        (await ours.PostFormAsync(await ours.GetPageAsync($"/sharing/who-else/{known}"), new() { ["Why"] = "The school asks." })).Main.ShouldContain("Harbour Youth Club");
        await two.LookAsync();
        (await two.KnocksAsync()).ShouldHaveSingleItem();
    }

    private static async Task<Page> PromptAsync(PlatformClient client)
    {
        var home = await client.GetPageAsync("/");
        home.Main.ShouldContain(Asked);
        return await client.GetPageAsync(home.Document.QuerySelector("a[href^='/sharing/knocks/']")!.GetAttribute("href")!);
    }

    private static Dictionary<string, string?> Yes(string gateway) => new() { ["Accept"] = "true", ["Gateway"] = gateway, ["Why"] = "To keep the child safe together." };

    /// <summary>A host whose one workstream says what a test says, and a worker of each of two agencies.</summary>
    private sealed class TwoAgencies : IAsyncDisposable, IInvolvementContributor
    {
        private string ours = "";
        private string theirs = "";

        public PlatformHost Host { get; private set; } = null!;

        public Guid OurWorker { get; private set; }

        public Guid TheirWorker { get; private set; }

        public List<Involvement> Work { get; } = [];

        public static async Task<TwoAgencies> StartAsync(DatabaseKind database)
        {
            var two = new TwoAgencies();
            two.Host = await PlatformHost.StartAsync(database, o =>
            {
                o.With<CaseManagementModule>();
                o.ConfigureServices = services => services.AddSingleton<IInvolvementContributor>(two);
            });
            two.Host.Clock.SetDay(Today);
            await two.Host.AddAgencyAsync("test-agency", "Test Youth Justice", "youth-justice");
            await two.Host.InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<HostDbContext>();
                db.Agencies.Add(new Agency { Code = "harbour", Name = "Harbour Youth Club", Kind = "voluntary", Contact = "Harbour desk 0300", SafeguardingContact = "Harbour lead 0400" });
                await db.SaveChangesAsync();
            });
            two.ours = await two.Host.AddPersonWithRolesAsync([Roles.CaseManager], name: "Our Worker");
            two.theirs = await two.Host.AddPersonWithRolesAsync([Roles.ProgrammeWorker], "harbour", "Their Worker");
            (two.OurWorker, two.TheirWorker) = (await two.Host.PersonIdAsync(two.ours), await two.Host.PersonIdAsync(two.theirs));
            return two;
        }

        public void BothWorkWith(Guid child, bool theirsIsSensitive = false)
        {
            Work.Add(new Involvement(child, OurWorker, "Day work", new DateOnly(2026, 5, 1)));
            Work.Add(new Involvement(child, TheirWorker, "Night work", new DateOnly(2026, 5, 2), theirsIsSensitive));
        }

        /// <summary>What the job does each hour.</summary>
        public Task LookAsync() => Host.InScopeAsync(services => services.GetRequiredService<FindKnocks>().RunAsync(CancellationToken.None));

        public Task<List<Knock>> KnocksAsync() => Host.InScopeAsync(services => services.GetRequiredService<HostDbContext>().Set<Knock>().AsNoTracking().ToListAsync());

        public Task<PlatformClient> OursAsync() => SignInAsync(ours);

        public Task<PlatformClient> TheirsAsync() => SignInAsync(theirs);

        public Task<IReadOnlyList<Involvement>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
            => Task.FromResult<IReadOnlyList<Involvement>>([.. Work.Where(w => childIds.Contains(w.ChildId))]);

        public Task<IReadOnlyList<Guid>> GetChildrenAsync(Guid after, int most, CancellationToken cancellationToken)
            => Task.FromResult<IReadOnlyList<Guid>>([.. Work.Select(w => w.ChildId).Distinct().Order().Where(c => c.CompareTo(after) > 0).Take(most)]);

        public ValueTask DisposeAsync() => Host.DisposeAsync();

        private async Task<PlatformClient> SignInAsync(string userName)
        {
            var client = Host.Anonymous();
            await client.SignInAsync(userName, PlatformHost.Password);
            return client;
        }
    }
}
