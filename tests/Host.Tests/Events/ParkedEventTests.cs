using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Events;

/// <summary>One record that cannot be handled holds back what follows it and nothing else, and a person decides.</summary>
public sealed class ParkedEventTests
{
    private readonly Guid unbearable = Guid.NewGuid();
    private readonly Guid other = Guid.NewGuid();

    [Theory, EachDatabase]
    public async Task The_events_of_one_child_wait_and_those_of_every_other_flow(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        await SeeBothAsync(host);

        Handled(host).ShouldBe([(other, 1), (other, 2), (other, 3)]);
        using var it = await host.AsAsync(Roles.SystemAdministrator);
        var page = await it.GetPageAsync("/administration/events");
        page.Main.ShouldContain("Parked until somebody decides");
        page.Main.ShouldContain("This one cannot be handled.");
        page.Document.QuerySelectorAll("dt").Single(d => d.TextContent.Trim() == "Held back behind it").NextElementSibling!.TextContent.Trim().ShouldBe("2");
        using var ready = await it.GetAsync("/health/ready");
        (await ready.Content.ReadAsStringAsync()).ShouldContain("could not be handled");
    }

    [Theory, EachDatabase]
    public async Task A_parked_event_is_retried_from_the_page_once_the_cause_is_mended_and_the_rest_follows_in_order(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        await SeeBothAsync(host);
        using var it = await host.AsAsync(Roles.SystemAdministrator);

        host.Services.GetRequiredService<ProbeState>().Unbearable = null;
        await DecideAsync(host, it, "retry", "The cause is mended.");
        await host.DrainAsync();

        Handled(host).Where(h => h.Child == unbearable).ShouldBe([(unbearable, 1), (unbearable, 2), (unbearable, 3)]);
        (await it.GetPageAsync("/administration/events")).Main.ShouldNotContain("Parked until somebody decides");
    }

    [Theory, EachDatabase]
    public async Task A_parked_event_is_skipped_from_the_page_with_a_reason_and_what_follows_goes_on(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        await SeeBothAsync(host);
        using var it = await host.AsAsync(Roles.SystemAdministrator);
        var form = await FormAsync(host, it);
        (await it.PostFormAsync(form, new() { ["Decision"] = "skip", ["Reason"] = "" })).Errors.ShouldHaveSingleItem().ShouldContain("Enter why");

        host.Services.GetRequiredService<ProbeState>().Unbearable = null;
        await DecideAsync(host, it, "skip", "It was done by hand.");
        await host.DrainAsync();

        Handled(host).Where(h => h.Child == unbearable).ShouldBe([(unbearable, 2), (unbearable, 3)]);
        var entry = await host.InScopeAsync(services => Task.FromResult(services.GetRequiredService<KernelDbContext>().Audit.Single(a => a.Action == "EventSkipped")));
        entry.Reason.ShouldBe("It was done by hand.");
        entry.UserName.ShouldBe("Test system-administrator");
    }

    [Theory, EachDatabase]
    public async Task Who_may_not_decide_about_events_is_refused(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var manager = await host.AsAsync(Roles.CaseManager);
        (await manager.GetPageAsync("/administration/events/probe/1")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private Task<PlatformHost> StartAsync(DatabaseKind database) => PlatformHost.StartAsync(database, options =>
    {
        options.With<ProbeModule>();
        options.ConfigureServices = services => services.Configure<EventBusOptions>(bus => bus.RetrySteps = []);
    });

    private async Task SeeBothAsync(PlatformHost host)
    {
        host.Services.GetRequiredService<ProbeState>().Unbearable = unbearable;
        for (var number = 1; number <= 3; number++)
            foreach (var child in new[] { unbearable, other })
                await host.PublishAsync(new ChildSeenEto(child, number), Streams.Child(child));
    }

    private static List<(Guid Child, int Number)> Handled(PlatformHost host) => host.Services.GetRequiredService<ProbeState>().Handled.Select(h => (h.ChildId, h.Number)).ToList();

    private static async Task<Page> FormAsync(PlatformHost host, PlatformClient it)
    {
        var position = await host.InScopeAsync(services => Task.FromResult(services.GetRequiredService<KernelDbContext>().Inbox.Single(i => i.Status == InboxStatus.Dead).Position));
        return await it.GetPageAsync($"/administration/events/probe/{position}");
    }

    private static async Task DecideAsync(PlatformHost host, PlatformClient it, string decision, string reason)
    {
        var done = await it.PostFormAsync(await FormAsync(host, it), new() { ["Decision"] = decision, ["Reason"] = reason });
        done.Url.AbsolutePath.ShouldBe("/administration/events", string.Join(" ", done.Errors));
    }
}
