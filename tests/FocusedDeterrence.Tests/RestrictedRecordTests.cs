using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Testing;
using static FocusedDeterrence.Tests.DeterrenceHost;

namespace FocusedDeterrence.Tests;

public sealed class RestrictedRecordTests
{
    [Theory, EachDatabase]
    public async Task A_nomination_of_a_restricted_child_is_as_if_it_were_not_there_and_so_is_a_restricted_adults(DatabaseKind database)
    {
        await using var host = await DeterrenceHost.StartAsync(database);
        var cohort = await host.CohortAsync();
        var child = await host.ChildAsync();
        var member = await host.MemberAsync(cohort, child);
        var adult = (await host.SendAsync(Nominate(cohort), Roles.CaseManager, Swindon)).Value;

        await host.RestrictAsync(child, RecordTypes.Child, Swindon);
        (await host.SendAsync(new GetNomination(member), Roles.DeterrenceCoordinator, Swindon)).ShouldBeNull();
        (await host.SendAsync(new GetNomination(adult), Roles.DeterrenceCoordinator, Swindon)).ShouldNotBeNull();

        await host.RestrictAsync(adult, "nomination", Swindon);
        (await host.SendAsync(new GetNomination(adult), Roles.DeterrenceCoordinator, Swindon)).ShouldBeNull();
    }
}
