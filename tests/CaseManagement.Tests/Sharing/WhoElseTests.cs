using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement;
using Platform.CaseManagement.Cases;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Sharing;

/// <summary>The pointer to who else works with a child: nothing but agency, team, contact and day, and a sensitive service not at all.</summary>
public sealed class WhoElseTests
{
    private const string Why = "The school asks whom to call.";

    [Theory, EachDatabase]
    public async Task The_answer_is_agency_team_contact_and_day_and_not_one_byte_more(DatabaseKind database)
    {
        await using var host = await StartWithAsync(new Quiet(), database);
        var child = await host.RegisterAsync();
        await host.SendAsync(new OpenCase(Guid.NewGuid(), child, "diversion", "Threats at home."), Roles.CaseManager);
        using var worker = await host.AsAsync(Roles.CaseManager, Swindon);
        (await worker.GetPageAsync($"/children/{child}")).Document.QuerySelectorAll($"a[href='/sharing/who-else/{child}']").ShouldHaveSingleItem();

        var form = await worker.GetPageAsync($"/sharing/who-else/{child}");
        (await worker.PostFormAsync(form, [])).Errors.ShouldBe(["Enter why you need to know."]);
        var answer = await worker.PostFormAsync(form, new() { ["Why"] = Why });
        var caption = answer.Text(".govuk-caption-l");
        caption.ShouldContain("O’Brien");
        // Every word of the page, in order, as a text without the spaces between cells.
        answer.Main.ShouldBe($"{caption} Who else is working with this child Not given to an agency yetTeamYouth justice case workHow to reach itAsk in the directory of agenciesSince10 June 2026");
        answer.Document.Source.Text.ShouldNotContain("diversion");
        answer.Document.Source.Text.ShouldNotContain("Threats");

        using var colleague = await host.AsAsync(Roles.CaseManager, Swindon);
        (await colleague.GetPageAsync(answer.Url.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task A_sensitive_service_is_never_named_and_learns_who_asked(DatabaseKind database)
    {
        var service = new Quiet();
        await using var host = await StartWithAsync(service, database);
        await host.AddAgencyAsync("quiet-agency", "Harbour Refuge", "voluntary");
        await host.AddAgencyAsync("test-agency", "Test Youth Justice", "youth-justice");
        var name = await host.AddPersonWithRolesAsync([Roles.VictimWorker], "quiet-agency", "Quiet Worker");
        service.Worker = await host.PersonIdAsync(name);
        var child = await host.RegisterAsync();
        using var worker = await host.AsAsync(Roles.CaseManager);
        var answer = await worker.PostFormAsync(await worker.GetPageAsync($"/sharing/who-else/{child}"), new() { ["Why"] = Why });
        answer.Main.ShouldBe($"{answer.Text(".govuk-caption-l")} Who else is working with this child Contact the safeguarding lead: The safeguarding lead of your agency No agency can be named here.");
        foreach (var secret in new[] { "Harbour", "quiet", "Refuge", "2 May 2026", "Sensitive service" })
            answer.Document.Source.Text.ShouldNotContain(secret);

        using var quiet = host.Anonymous();
        await quiet.SignInAsync(name, PlatformHost.Password);
        var asked = await quiet.GetPageAsync("/sharing/asked");
        asked.Main.ShouldContain(Why);
        asked.Main.ShouldContain("Test case-manager");
        asked.Main.ShouldContain("Test Youth Justice");
        using var other = await host.AsAsync(Roles.OperationsManager);
        (await other.GetPageAsync("/sharing/asked")).Main.ShouldNotContain(Why);
    }

    [Fact]
    public async Task Who_may_not_ask_or_does_not_see_the_child_is_told_nothing()
    {
        await using var host = await StartWithAsync(new Quiet(), DatabaseKind.Sqlite);
        var child = await host.RegisterAsync();
        using var partner = await host.AsAsync(Roles.Partner);
        (await partner.GetPageAsync($"/sharing/who-else/{child}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var elsewhere = await host.AsAsync(Roles.CaseManager, Wiltshire);
        (await elsewhere.GetPageAsync($"/sharing/who-else/{child}")).Status.ShouldBe(HttpStatusCode.NotFound);

        using var owner = await host.AsAsync(Roles.CaseManager);
        using var colleague = await host.AsAsync(Roles.OperationsManager);
        var before = await colleague.PostFormAsync(await colleague.GetPageAsync($"/sharing/who-else/{child}"), new() { ["Why"] = Why });
        await owner.PostFormAsync(await owner.GetPageAsync($"/access/records/child/{child}"), new() { ["Why"] = "A relative works here." });
        (await colleague.GetPageAsync($"/sharing/who-else/{child}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await colleague.GetPageAsync(before.Url.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await owner.GetPageAsync($"/sharing/who-else/{child}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<PlatformHost> StartWithAsync(Quiet service, DatabaseKind database)
    {
        var host = await PlatformHost.StartAsync(database, o =>
        {
            o.With<CaseManagementModule>();
            o.ConfigureServices = services => services.AddSingleton<IInvolvementContributor>(service);
        });
        host.Clock.SetDay(Today);
        return host;
    }

    /// <summary>A sensitive service, while it has a worker.</summary>
    private sealed class Quiet : IInvolvementContributor
    {
        public Guid? Worker { get; set; }

        public Task<IReadOnlyList<Involvement>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
            => Task.FromResult<IReadOnlyList<Involvement>>(Worker is null ? [] : [.. childIds.Select(child => new Involvement(child, Worker, "Sensitive service", new DateOnly(2026, 5, 2), IsSensitive: true))]);

        public Task<IReadOnlyList<Guid>> GetChildrenAsync(Guid after, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Guid>>([]);
    }
}
