using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Testing;

namespace VictimServices.Tests;

/// <summary>What this service answers to "who else is working with this child".</summary>
public sealed class InvolvementTests
{
    [Theory, EachDatabase]
    public async Task It_answers_as_a_sensitive_service_without_its_name_and_for_every_area(DatabaseKind database)
    {
        await using var host = await VictimHost.StartAsync(database);
        var child = Guid.NewGuid();
        await host.PublishAsync(VictimHost.Harm(child: child));

        var answer = await AskAsync(host, child);
        answer.ShouldBe([new Involvement(child, null, "Sensitive service", new DateOnly(2025, 3, 3), IsSensitive: true)]);
        (await AskAsync(host, Guid.NewGuid())).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<Involvement>> AskAsync(PlatformHost host, Guid child)
        => host.InScopeOfAsync(Roles.CaseManager, [VictimHost.Wiltshire], services => services.GetServices<IInvolvementContributor>().Single().GetAsync([child], CancellationToken.None));
}
