using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;

namespace FocusedDeterrence.Tests.Contributions;

/// <summary>What focused deterrence answers to "who else is working with this child".</summary>
public sealed class InvolvementTests
{
    [Theory, EachDatabase]
    public async Task A_nomination_is_answered_for_every_area_as_a_panel_and_no_more(DatabaseKind database)
    {
        await using var host = await DeterrenceHost.StartAsync(database);
        var child = await host.ChildAsync();
        (await AskAsync(host, child)).ShouldBeEmpty();
        await host.MemberAsync(await host.CohortAsync(), child);

        var answer = (await AskAsync(host, child)).Single();
        (answer.Team, answer.Since, answer.IsSensitive).ShouldBe(("Partnership panel", DeterrenceHost.Today, false));
        answer.WorkerId.ShouldNotBeNull();
    }

    private static Task<IReadOnlyList<Involvement>> AskAsync(PlatformHost host, Guid child)
        => host.InScopeOfAsync(Roles.CaseManager, [DeterrenceHost.Wiltshire], services => services.GetServices<IInvolvementContributor>().Single().GetAsync([child], CancellationToken.None));
}
