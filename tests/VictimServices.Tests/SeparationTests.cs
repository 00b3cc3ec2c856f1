using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Testing;
using Platform.VictimServices.Contacts;
using static VictimServices.Tests.VictimHost;

namespace VictimServices.Tests;

/// <summary>
/// Who works with the child who caused the harm learns nothing here: not by list, record, panel, timeline, work, tile, menu
/// or API. Only a worker with people who have been harmed does.
/// </summary>
public sealed class SeparationTests
{
    private const string Name = "Marged Fernsby";

    [Fact]
    public async Task Every_other_role_gets_nothing_of_a_contact()
    {
        await using var host = await VictimHost.StartAsync(DatabaseKind.Sqlite);
        var (child, contact) = await ContactWithNameAsync(host);

        foreach (var role in Roles.All.Select(r => r.Name).Where(r => r != Roles.VictimWorker))
            await SeesNothingAsync(host, role, child, contact);
    }

    [Fact]
    public async Task A_case_manager_is_refused_by_every_page_and_endpoint()
    {
        await using var host = await VictimHost.StartAsync(DatabaseKind.Sqlite);
        var (_, contact) = await ContactWithNameAsync(host);
        using var client = await host.AsAsync(Roles.CaseManager, Swindon);

        string[] paths =
        [
            "/victim-services/contacts", "/victim-services/contacts/new", $"/victim-services/contacts/{contact}", $"/victim-services/contacts/{contact}/who",
            $"/victim-services/contacts/{contact}/needs", $"/victim-services/contacts/{contact}/attempts/new", $"/victim-services/contacts/{contact}/consent/Contact",
            $"/victim-services/contacts/{contact}/consent/Contact/withdraw", $"/victim-services/contacts/{contact}/provided/new", $"/victim-services/contacts/{contact}/end",
            "/victim-services/figures", "/api/victim-services/contacts", $"/api/victim-services/contacts/{contact}", "/api/victim-services/figures",
            // A contact that is not there is refused in the same way: nobody can try out which ones are.
            $"/victim-services/contacts/{Guid.NewGuid()}", $"/api/victim-services/contacts/{Guid.NewGuid()}",
        ];
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await response.Content.ReadAsStringAsync()).ShouldNotContain(Name);
        }
    }

    [Fact]
    public async Task A_worker_with_people_harmed_sees_that_somebody_was_harmed_on_the_childs_page_and_never_a_name()
    {
        await using var host = await VictimHost.StartAsync(DatabaseKind.Sqlite);
        var (child, contact) = await ContactWithNameAsync(host);

        var (panel, timeline, work) = await host.InScopeOfAsync(Roles.VictimWorker, [Swindon], async services =>
        {
            var pages = services.GetRequiredService<PageContributions>();
            return (
                (await pages.GetPanelsAsync(RecordTypes.Child, child, CancellationToken.None)).Single(),
                await pages.GetTimelineAsync(RecordTypes.Child, child, null, 50, CancellationToken.None),
                await pages.GetWorkAsync(50, CancellationToken.None));
        });

        panel.Rows.Single().ShouldBe(new RecordPanelRow("Contact with a person harmed", "First contact due 17 March 2025"));
        panel.Links.Single().Url.ShouldBe($"/victim-services/contacts/{contact}");
        timeline.Single().Title.ShouldBe("Contact opened with a person harmed");
        work.Single().ShouldBe(new WorkItem("Make first contact with a person harmed in Swindon", $"/victim-services/contacts/{contact}", new DateOnly(2025, 3, 17)));
        string.Join(' ', panel, string.Join(' ', panel.Rows), string.Join(' ', timeline), string.Join(' ', work)).ShouldNotContain(Name);
    }

    [Fact]
    public async Task Of_another_area_even_a_worker_with_people_harmed_sees_nothing()
    {
        await using var host = await VictimHost.StartAsync(DatabaseKind.Sqlite);
        var (child, _) = await ContactWithNameAsync(host);

        (await host.InScopeOfAsync(Roles.VictimWorker, [Wiltshire], services =>
            services.GetRequiredService<PageContributions>().GetPanelsAsync(RecordTypes.Child, child, CancellationToken.None))).ShouldBeEmpty();
    }

    private static async Task SeesNothingAsync(PlatformHost host, string role, Guid child, Guid contact)
    {
        await Should.ThrowAsync<PermissionDeniedException>(() => host.SendAsync(new FindContacts(), role));
        await Should.ThrowAsync<PermissionDeniedException>(() => host.SendAsync(new GetContact(contact), role));
        var shown = await host.InScopeOfAsync(role, [Swindon], async services =>
        {
            var pages = services.GetRequiredService<PageContributions>();
            return new
            {
                Panels = (await pages.GetPanelsAsync(RecordTypes.Child, child, CancellationToken.None)).Count,
                Timeline = (await pages.GetTimelineAsync(RecordTypes.Child, child, null, 50, CancellationToken.None)).Count,
                Work = (await pages.GetWorkAsync(50, CancellationToken.None)).Count,
                Tiles = (await pages.GetTilesAsync(CancellationToken.None)).Count,
                Lists = (await pages.GetMenuAsync(CancellationToken.None)).Count(m => m.Url == "/victim-services/contacts"),
            };
        });
        shown.ShouldBe(new { Panels = 0, Timeline = 0, Work = 0, Tiles = 0, Lists = 0 }, role);
    }

    private static async Task<(Guid Child, Guid Contact)> ContactWithNameAsync(PlatformHost host)
    {
        var child = Guid.NewGuid();
        await host.PublishAsync(Harm(child: child));
        var contact = (await host.WaitingAsync()).Single().Id;
        var version = (await host.SendAsync(new GetContact(contact), Roles.VictimWorker))!.Version;
        (await host.SendAsync(new RecordPerson(contact, version, PersonKind.Adult, Name, "07700 900123", null, null, null, null, null, null), Roles.VictimWorker)).Succeeded.ShouldBeTrue();
        return (child, contact);
    }
}
