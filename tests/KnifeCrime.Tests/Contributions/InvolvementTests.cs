using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;

namespace KnifeCrime.Tests.Contributions;

/// <summary>What knife-crime support answers to "who else is working with this child".</summary>
public sealed class InvolvementTests
{
    [Theory, EachDatabase]
    public async Task Support_that_goes_on_is_answered_for_every_area_and_a_request_alone_is_not(DatabaseKind database)
    {
        await using var host = await KnifeHost.StartAsync(database);
        var (asked, started) = (Guid.NewGuid(), Guid.NewGuid());
        await host.RequestAsync(asked);
        await host.StartedAsync(started);

        (await AskAsync(host, asked)).ShouldBeEmpty();
        var answer = (await AskAsync(host, started)).Single();
        (answer.Team, answer.Since, answer.IsSensitive).ShouldBe(("Youth programmes", KnifeHost.RequestedOn, false));
        answer.WorkerId.ShouldNotBeNull();
    }

    private static Task<IReadOnlyList<Involvement>> AskAsync(PlatformHost host, Guid child)
        => host.InScopeOfAsync(Roles.CaseManager, [KnifeHost.Wiltshire], services => services.GetServices<IInvolvementContributor>().Single().GetAsync([child], CancellationToken.None));
}
