using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.Kernel.Web;
using Platform.Testing;
using Platform.VictimServices;
using Platform.VictimServices.Contacts;
using static VictimServices.Tests.VictimHost;

namespace VictimServices.Tests.Events;

public sealed class WhenHarmCausedTests
{
    [Theory, EachDatabase]
    public async Task A_contact_is_opened_for_each_person_harmed_and_told_again_for_none(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        var incident = Guid.NewGuid();

        await host.PublishAsync(Harm(people: 2, incident: incident, reportedOn: new DateOnly(2025, 4, 16)));
        await host.PublishAsync(Harm(people: 2, incident: incident, reportedOn: new DateOnly(2025, 4, 16)));
        await host.PublishAsync(Harm(people: 3, incident: incident, reportedOn: new DateOnly(2025, 4, 16)));

        var contacts = await host.WaitingAsync();
        contacts.Select(c => c.Ordinal).Order().ShouldBe([1, 2, 3]);
        contacts.ShouldAllBe(c => c.DueOn == new DateOnly(2025, 5, 2), "ten working days, over Easter");
        contacts.ShouldAllBe(c => c.Name == null && c.Kind == PersonKind.NotYetKnown);
    }

    [Theory, EachDatabase]
    public async Task Two_children_who_harmed_one_person_share_one_contact(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        var incident = Guid.NewGuid();
        Guid[] children = [Guid.NewGuid(), Guid.NewGuid()];

        foreach (var child in children)
            await host.PublishAsync(Harm(incident: incident, child: child));

        (await host.WaitingAsync()).ShouldHaveSingleItem();
        foreach (var child in children)
        {
            var panels = await host.InScopeOfAsync(Roles.VictimWorker, [Swindon], services =>
                services.GetRequiredService<PageContributions>().GetPanelsAsync(RecordTypes.Child, child, CancellationToken.None));
            panels.ShouldHaveSingleItem().Rows.ShouldHaveSingleItem();
        }
    }

    [Theory, EachDatabase]
    public async Task A_changed_time_limit_holds_for_new_contacts_and_leaves_old_ones(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        await host.PublishAsync(Harm(reportedOn: new DateOnly(2025, 3, 3)));

        await host.InScopeAsync(services => services.GetRequiredService<ISettingProvider>().SetAsync(VictimServicesSettings.FirstContactWorkingDays, 5, CancellationToken.None));
        await host.PublishAsync(Harm(reportedOn: new DateOnly(2025, 3, 3)));

        (await host.WaitingAsync()).Select(c => c.DueOn).ShouldBe([new DateOnly(2025, 3, 10), new DateOnly(2025, 3, 17)]);
    }

    [Theory, EachDatabase]
    public async Task First_contact_is_published_once_without_who_or_by_whom(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        var child = Guid.NewGuid();
        await host.PublishAsync(Harm(child: child));
        var contact = (await host.WaitingAsync()).Single();
        host.Clock.SetDay(new DateOnly(2025, 3, 20));

        var key = Guid.NewGuid();
        for (var i = 0; i < 2; i++)
            (await host.SendAsync(new RecordAttempt(contact.Id, key, new DateOnly(2025, 3, 18), ContactWay.Telephone, AttemptOutcome.Reached, true, null), Roles.VictimWorker)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new RecordAttempt(contact.Id, Guid.NewGuid(), new DateOnly(2025, 3, 19), ContactWay.Telephone, AttemptOutcome.Reached, null, null), Roles.VictimWorker)).Succeeded.ShouldBeTrue();

        var published = await host.PublishedAsync("victim-services.victim-contact-made.v1");
        var one = published.ShouldHaveSingleItem();
        one.Payload.ShouldContain("\"WorkingDaysTaken\":11", Case.Insensitive);
        one.Payload.ShouldContain("\"WithinTimeLimit\":false", Case.Insensitive);
        one.Payload.ShouldContain("\"ConsentedToContact\":true", Case.Insensitive);
        (one.Payload + one.StreamKey).ShouldNotContain(child.ToString("N"), Case.Insensitive);
        (one.Payload + one.StreamKey).ShouldNotContain(child.ToString("D"), Case.Insensitive);
    }
}
