using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Cases;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Cases;

public sealed class CoverTests
{
    [Theory, EachDatabase]
    public async Task Who_covers_for_a_case_manager_finds_their_work_beside_their_own(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var childId = await host.RegisterAsync();
        var caseId = (await host.SendAsync(new OpenCase(Guid.NewGuid(), childId, "prevention", "The family asks for help.", null), Roles.CaseManager)).Value;
        var away = await host.ReadAsync(db => Task.FromResult(db.Cases.Single(c => c.Id == caseId).WorkerId!.Value));

        async Task<(IReadOnlyList<WorkItem> Work, IReadOnlyList<CaseRow> Mine)> SeesAsync(params CoveredPerson[] covers)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var permissions = scope.ServiceProvider.GetRequiredService<PermissionDefinitions>().DefaultsOf(Roles.CaseManager);
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(new UserAccess(Guid.NewGuid(), "Colleague", "test-agency", true, [], permissions) { Covers = covers });
            var work = await scope.ServiceProvider.GetRequiredService<PageContributions>().GetWorkAsync(10, CancellationToken.None);
            return (work.Where(w => w.ChildId == childId).ToList(), (await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new FindCases(MineOnly: true))).Rows);
        }

        var before = await SeesAsync();
        before.Work.ShouldBeEmpty();
        before.Mine.ShouldBeEmpty();
        var during = await SeesAsync(new CoveredPerson(away, "Away"));
        during.Work.ShouldHaveSingleItem().Text.ShouldBe("Agree a plan with the child");
        during.Mine.ShouldHaveSingleItem().Id.ShouldBe(caseId);
    }
}
