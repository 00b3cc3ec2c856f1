using System.Net;
using Platform.Kernel.Security;
using Platform.Testing;
using Platform.VictimServices.Contacts;
using static VictimServices.Tests.VictimHost;

namespace VictimServices.Tests;

public sealed class RestrictedRecordTests
{
    [Theory, EachDatabase]
    public async Task A_contact_that_a_worker_restricts_is_seen_by_them_and_by_no_other_worker(DatabaseKind database)
    {
        await using var host = await VictimHost.StartAsync(database);
        await host.PublishAsync(Harm(child: Guid.NewGuid()));
        var contact = (await host.WaitingAsync()).Single().Id;
        using var worker = await host.AsAsync(Roles.VictimWorker, Swindon);
        using var colleague = await host.AsAsync(Roles.VictimWorker, Swindon);
        var details = await worker.GetPageAsync($"/victim-services/contacts/{contact}");

        var page = await worker.GetPageAsync(details.Document.QuerySelector("main a[href^='/access/records/']")!.GetAttribute("href")!);
        (await worker.PostFormAsync(page, new() { ["Why"] = "She works with one of us." })).Main.ShouldContain("She works with one of us.");

        (await worker.GetPageAsync($"/victim-services/contacts/{contact}")).Status.ShouldBe(HttpStatusCode.OK);
        (await colleague.GetPageAsync($"/victim-services/contacts/{contact}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.SendAsync(new FindContacts(), Roles.VictimWorker, Swindon)).Rows.ShouldBeEmpty();
    }
}
