using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Participation.Voices;
using Platform.Testing;
using static Participation.Tests.ParticipationHost;

namespace Participation.Tests;

public sealed class RestrictedRecordTests
{
    [Theory, EachDatabase]
    public async Task Words_of_a_restricted_child_are_as_if_they_were_not_there(DatabaseKind database)
    {
        await using var host = await ParticipationHost.StartAsync(database);
        var child = Guid.NewGuid();
        var voice = await host.RecordAsync(Say(child: child));
        var other = await host.RecordAsync(Say("More light in the park.", child: Guid.NewGuid()));
        var nobodys = await host.RecordAsync(Say("A place to sit.", who: VoiceWho.ParentOrCarer));

        await host.RestrictAsync(child, RecordTypes.Child, Swindon);

        (await host.SendAsync(new GetVoice(voice), Roles.ParticipationLead)).ShouldBeNull();
        (await host.SendAsync(new GetVoice(other), Roles.ParticipationLead)).ShouldNotBeNull();
        (await host.SendAsync(new GetVoice(nobodys), Roles.ParticipationLead)).ShouldNotBeNull();
    }
}
