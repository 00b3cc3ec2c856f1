using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Families;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Sharing;

/// <summary>Family and household between children: recorded with who said so, ended and never deleted, and seen only by who sees both children.</summary>
public sealed class FamilyTests
{
    [Theory, EachDatabase]
    public async Task A_household_is_recorded_on_the_childs_page_and_ends_without_being_lost(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var (child, other) = (await host.RegisterAsync(Details() with { Address = "4 Mill Lane" }), await host.RegisterAsync(Details("Ignatius") with { Address = "4, MILL LANE" }));
        var cousin = await host.RegisterAsync(Details("Ada", "Grove"));
        using var worker = await host.AsAsync(Roles.CaseManager, Swindon);
        (await worker.GetPageAsync($"/children/{child}")).Main.ShouldContain("No other child of the family or household is recorded");

        var page = await worker.GetPageAsync($"/children/{child}/family");
        page.Document.QuerySelectorAll("input[name=OtherChildId]").Select(i => i.GetAttribute("value")).ShouldBe([other.ToString()]);
        const string Add = "form[action*='handler=Add']";
        (await worker.PostFormAsync(page, new() { ["Source"] = "agency" }, Add)).Errors.ShouldBe(
            ["Choose the other child. Search for them first if they are not in the list", "Choose how they belong together", "Enter which agency said so"]);
        var link = new Dictionary<string, string?> { ["OtherChildId"] = other.ToString(), ["Kind"] = "sibling", ["Source"] = "child" };
        (await worker.PostFormAsync(page, link, Add)).Main.ShouldContain("Brother or sister");
        (await worker.PostFormAsync(page, link, Add)).Errors.ShouldBeEmpty();

        // Found by name, from the other side; the same tie is there once.
        page = await worker.PostFormAsync(await worker.GetPageAsync($"/children/{other}/family"), new() { ["Search"] = "Zo" }, "form[action*='handler=Find']");
        page.Url.Query.ShouldNotContain("Zo");
        (await worker.PostFormAsync(page, new() { ["OtherChildId"] = child.ToString(), ["Kind"] = "sibling", ["Source"] = "child" }, Add)).Errors
            .ShouldBe(["This is recorded already. Look under the family and household of the child"]);
        (await worker.GetPageAsync($"/children/{other}")).Main.ShouldContain("Zoë O’Brien: Brother or sister");
        (await worker.GetPageAsync($"/children/{cousin}")).Main.ShouldContain("No other child of the family");

        page = await worker.GetPageAsync($"/children/{child}/family");
        var ended = await worker.PostFormAsync(page, new()
        {
            ["LinkId"] = page.Document.QuerySelector("input[name=LinkId]")!.GetAttribute("value"), ["EndedOn.Day"] = "9", ["EndedOn.Month"] = "6", ["EndedOn.Year"] = "2026", ["Because"] = "It was a mistake.",
        }, "form[action*='handler=End']");
        ended.Main.ShouldContain("9 June 2026: It was a mistake.");
        (await worker.GetPageAsync($"/children/{child}")).Main.ShouldContain("No other child of the family or household is recorded");
        (await worker.GetPageAsync($"/children/{child}/access")).Main.ShouldContain("Ended family or household");
    }

    [Theory, EachDatabase]
    public async Task Only_who_sees_both_children_sees_the_tie_and_the_pointer_names_no_sibling(DatabaseKind database)
    {
        var work = new Work();
        await using var host = await PlatformHost.StartAsync(database, o =>
        {
            o.With<Platform.CaseManagement.CaseManagementModule>();
            o.ConfigureServices = services => services.AddSingleton<IInvolvementContributor>(work);
        });
        host.Clock.SetDay(Today);
        await host.AddAgencyAsync("harbour", "Harbour Youth Club", "voluntary");
        var (child, brother) = (await host.RegisterAsync(), await host.RegisterAsync(Details("Ignatius") with { AreaCode = Wiltshire }));
        (await host.SendAsync(new LinkFamily(Guid.NewGuid(), child, brother, "sibling", "parent-or-carer", null, null), Roles.CaseManager)).Succeeded.ShouldBeTrue();
        work.All.Add(new Involvement(brother, await host.PersonIdAsync(await host.AddPersonWithRolesAsync([Roles.ProgrammeWorker], "harbour")), "Night work", new DateOnly(2026, 5, 2)));

        using var worker = await host.AsAsync(Roles.CaseManager, Swindon);
        (await worker.GetPageAsync($"/children/{child}")).Main.ShouldNotContain("Ignatius");
        (await worker.GetPageAsync($"/children/{child}/family")).Main.ShouldNotContain("Ignatius");
        var form = await worker.GetPageAsync($"/sharing/who-else/{child}");
        (await worker.PostFormAsync(form, new() { ["Why"] = "The school asks." })).Main.ShouldContain("Nobody on this platform says that they work with this child now.");
        var answer = await worker.PostFormAsync(form, new() { ["Why"] = "The school asks.", ["WithFamily"] = "true" });
        answer.Main.ShouldBe($"{answer.Text(".govuk-caption-l")} Who else is working with this child Harbour Youth ClubWorks withSomebody else of the family or householdTeamNight workHow to reach itAsk in the directory of agenciesSince2 May 2026");

        // A restricted sibling leaves no trace: neither on the page nor in the answer.
        await host.RestrictAsync(brother, "child", Wiltshire);
        (await worker.PostFormAsync(form, new() { ["Why"] = "Once more.", ["WithFamily"] = "true" })).Main.ShouldContain("Nobody on this platform says that they work with this child or family now.");
        using var everywhere = await host.AsAsync(Roles.CaseManager);
        (await everywhere.GetPageAsync($"/children/{child}")).Main.ShouldNotContain("Ignatius");
        (await everywhere.GetPageAsync($"/children/{brother}/family")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Work as a test says, read like a module's own: nobody who is restricted is in a tie, so nobody asks about them.</summary>
    private sealed class Work : IInvolvementContributor
    {
        public List<Involvement> All { get; } = [];

        public Task<IReadOnlyList<Involvement>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
            => Task.FromResult<IReadOnlyList<Involvement>>([.. All.Where(w => childIds.Contains(w.ChildId))]);

        public Task<IReadOnlyList<Guid>> GetChildrenAsync(Guid after, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Guid>>([]);
    }
}
