using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;
using static Host.Tests.Transports.HarmJourney;

namespace Host.Tests.Transports;

/// <summary>Victim services in a database of their own: pages, rights and switches are what they are in the platform's.</summary>
public sealed class OwnDatabaseTests
{
    private const string Name = "Marged Fernsby";

    [Theory, EachDatabase]
    public async Task A_person_harmed_is_helped_restricted_and_forgotten_in_a_database_of_their_own(DatabaseKind kind)
    {
        await using var own = await TestDatabase.CreateAsync(kind);
        await using var host = await StartAsync(kind, own);
        using var manager = await host.AsAsync(Roles.CaseManager, Area);
        using var worker = await host.AsAsync(Roles.VictimWorker, Area);
        using var colleague = await host.AsAsync(Roles.VictimWorker, Area);
        using var administrator = await host.AsAsync(Roles.SystemAdministrator);
        var buses = host.Services.GetRequiredService<DatabaseBuses>();

        // What is recorded in the platform's database opens a contact in the other, once.
        var child = await manager.RegisterChildAsync();
        await manager.RecordHarmAsync(child);
        await host.DrainAsync();
        var contact = (await worker.ContactsAsync()).ShouldHaveSingleItem();
        var who = await worker.PostFormAsync(await worker.GetPageAsync(contact + "/who"), new() { ["Input.Kind"] = "Adult", ["Input.Name"] = Name });
        who.Main.ShouldContain(Name);
        (await manager.GetPageAsync($"/children/{child}")).Main.ShouldNotContain(Name);

        // Who she is stands in her database and nowhere in the platform's.
        (await CountTablesAsync(buses.Platform)).ShouldBe(0);
        (await CountTablesAsync(buses.Of("victim-services"))).ShouldBeGreaterThan(0);

        // The trail is one, in the platform's database.
        await host.DrainAsync();
        (await buses.Platform.InKernelAsync(k => k.Audit.CountAsync(e => e.Action == "RecordPerson"))).ShouldBe(1);
        (await buses.Of("victim-services").InKernelAsync(k => k.Audit.CountAsync())).ShouldBe(0);

        // A worker restricts the record on the platform's page: when it is answered, the record is closed in the other database too.
        var page = await worker.GetPageAsync((await worker.GetPageAsync(contact)).Document.QuerySelector("main a[href^='/access/records/']")!.GetAttribute("href")!);
        (await worker.PostFormAsync(page, new() { ["Why"] = "She works with one of us." })).Main.ShouldContain("She works with one of us.");
        (await worker.GetPageAsync(contact)).Status.ShouldBe(HttpStatusCode.OK);
        (await colleague.GetPageAsync(contact)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await colleague.ContactsAsync()).ShouldBeEmpty();

        // The Events page and the health check know both databases.
        var events = (await administrator.GetPageAsync("/administration/events")).Main;
        events.ShouldContain("Of Victim services");
        events.ShouldContain("Bridge to the database of Victim services");
        var health = await (await administrator.GetAsync("/health/ready")).Content.ReadAsStringAsync();
        health.ShouldContain("1 database(s) of their own; 0 event(s) and rows still to be carried");

        // Switched off, what happens waits in the log; on again, it arrives.
        await host.SwitchAsync("victim-services", isEnabled: false);
        await manager.RecordHarmAsync(child);
        await host.DrainAsync();
        (await worker.GetPageAsync("/victim-services/contacts")).Status.ShouldBe(HttpStatusCode.NotFound);
        await host.SwitchAsync("victim-services", isEnabled: true);
        await host.DrainAsync();
        (await worker.ContactsAsync()).Count.ShouldBe(2);

        // Erased on the platform, confirmed from the other database, and forgotten in both logs.
        var erasure = await host.InScopeAsync(async services =>
        {
            var id = await services.GetRequiredService<ErasureRequests>().StartAsync("host", PersonKinds.Child, child, null, CancellationToken.None);
            await services.GetRequiredService<HostDbContext>().SaveChangesAsync();
            return id;
        });
        await host.DrainAsync();
        await host.InScopeAsync(services => services.GetRequiredService<ErasureRequests>().CompleteAsync(CancellationToken.None));
        var status = await host.InScopeAsync(services => services.GetRequiredService<ErasureRequests>().GetAsync(erasure, CancellationToken.None));
        status!.Modules.Single(m => m.ModuleName == "victim-services").ConfirmedUtc.ShouldNotBeNull();
        status.CompletedUtc.ShouldNotBeNull();
        var (dashed, plain) = (child.ToString("D"), child.ToString("N"));
        foreach (var bus in buses.All)
            (await bus.InKernelAsync(k => k.Outbox.CountAsync(m => m.Payload.Contains(dashed) || m.StreamKey.Contains(plain)))).ShouldBe(0, bus.Database.Name);
    }

    [Fact]
    public async Task A_running_platform_carries_by_itself_within_moments()
    {
        await using var own = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await StartAsync(DatabaseKind.Sqlite, own, options => options.RunsInBackground = true);
        using var manager = await host.AsAsync(Roles.CaseManager, Area);
        using var worker = await host.AsAsync(Roles.VictimWorker, Area);
        var child = await manager.RegisterChildAsync();

        for (var harms = 1; harms <= 2; harms++)
        {
            await manager.RecordHarmAsync(child);
            var waited = Stopwatch.StartNew();
            while ((await worker.ContactsAsync()).Count < harms)
            {
                waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
                await Task.Delay(20);
            }
        }
    }

    [Fact]
    public async Task A_workstream_whose_rows_are_in_the_platforms_database_is_closed_rather_than_shown_empty()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using (await StartAsync(DatabaseKind.Sqlite, own: null, options => options.Database = database))
        {
            // It made its tables there.
        }

        await using var own = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await StartAsync(DatabaseKind.Sqlite, own, options => options.Database = database);

        using var worker = await host.AsAsync(Roles.VictimWorker, Area);
        (await worker.GetPageAsync("/victim-services/contacts")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private static Task<PlatformHost> StartAsync(DatabaseKind kind, TestDatabase? own, Action<PlatformHostOptions>? configure = null) => PlatformHost.StartAsync(kind, options =>
    {
        options.Modules = new HashSet<string> { "case-management", "victim-services" };
        if (own is not null)
            options.Settings["Modules:victim-services:Database:ConnectionString"] = own.ConnectionString;
        configure?.Invoke(options);
    });

    private static Task<int> CountTablesAsync(DatabaseBus bus) => bus.InKernelAsync(async k => await k.Database.SqlQueryRaw<int>(bus.Database.Provider.Name == "Sqlite"
        ? "SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name LIKE 'victim\\_%' ESCAPE '\\'"
        : "SELECT CAST(COUNT(*) AS integer) AS \"Value\" FROM information_schema.tables WHERE table_name LIKE 'victim\\_%'").SingleAsync());
}
