using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.KnifeCrime.Interventions;
using Platform.Testing;
using static KnifeCrime.Tests.KnifeHost;

namespace KnifeCrime.Tests;

public sealed class RestrictedRecordTests
{
    [Theory, EachDatabase]
    public async Task Support_for_a_restricted_child_is_as_if_it_were_not_there(DatabaseKind database)
    {
        await using var host = await KnifeHost.StartAsync(database);
        var child = Guid.NewGuid();
        var id = await host.RequestAsync(child);
        var other = await host.RequestAsync(Guid.NewGuid());

        await host.RestrictAsync(child, RecordTypes.Child, Swindon);

        (await host.GetAsync(id)).ShouldBeNull();
        (await host.FindAsync(InterventionStatus.Requested)).ShouldHaveSingleItem().Id.ShouldBe(other);
        (await host.DoAsync(new AcceptRequest(id, "Likes boxing.", "mentoring", true))).Succeeded.ShouldBeFalse();
        (await host.SendAsync(new GetIntervention(other), Roles.ProgrammeWorker, Swindon)).ShouldNotBeNull();
        // What other workstreams tell about the child still arrives: the platform itself sees everything.
        await host.PublishAsync(Asked(child), null);
        (await host.FindAsync(InterventionStatus.Requested)).Count.ShouldBe(1);
    }
}
