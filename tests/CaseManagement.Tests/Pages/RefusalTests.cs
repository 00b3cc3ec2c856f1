using System.Net;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Pages;

/// <summary>Every page is refused to every role that does not need it.</summary>
public sealed class RefusalTests
{
    private static readonly string[] Workers = [Roles.CaseManager, Roles.OperationsManager];

    [Theory, EachDatabase]
    public async Task A_page_opens_for_the_roles_that_need_it_and_is_refused_to_all_others(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        var notice = await host.RecordAsync(Notice(Named("Zoe", "Obrian")));
        var person = (await host.PeopleAsync(notice))[0].Id;
        var caseId = (await host.SendAsync(new Platform.CaseManagement.Cases.OpenCase(Guid.NewGuid(), child, "prevention", "Help early."), Roles.CaseManager)).Value;
        (string Path, string[] Allowed)[] pages =
        [
            ("/children", [.. Workers, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator]),
            ("/children/register", Workers),
            ($"/children/{child}", [.. Workers, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator]),
            ($"/children/{child}/change", Workers),
            ($"/children/{child}/access", [.. Workers, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator]),
            ("/notices", [.. Workers, Roles.VictimWorker]),
            ("/notices/new", [.. Workers, Roles.Partner]),
            ($"/notices/{notice}", [.. Workers, Roles.VictimWorker]),
            ($"/notices/sent/{notice}", [.. Workers, Roles.Partner]),
            ("/notices/import", [Roles.OperationsManager, Roles.Partner]),
            ("/notices/matches", Workers),
            ($"/notices/matches/{person}", Workers),
            ("/incidents", Workers),
            ($"/incidents/new?childId={child}", Workers),
            ("/case-management/definitions", [.. Workers, Roles.ServiceLead, Roles.Analyst]),
            ("/cases", Workers),
            ($"/cases/open?childId={child}", Workers),
            ($"/cases/{caseId}", Workers),
            ($"/cases/{caseId}/plan", Workers),
            ($"/cases/{caseId}/request", Workers),
            ($"/cases/{caseId}/close", Workers),
            ("/api/case-management/children", [.. Workers, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator]),
            ("/api/case-management/cases", Workers),
        ];

        var wrong = new List<string>();
        foreach (var (role, _) in Roles.All)
        {
            using var client = await host.AsAsync(role);
            foreach (var (path, allowed) in pages)
            {
                using var response = await client.GetAsync(path);
                var expected = allowed.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
                if (response.StatusCode != expected)
                    wrong.Add($"{role} {path}: {(int)response.StatusCode}, expected {(int)expected}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Nobody_who_has_not_signed_in_sees_anything(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var client = host.Anonymous();
        foreach (var path in new[] { "/children", "/notices/new", "/cases", "/case-management/definitions" })
            (await client.GetPageAsync(path)).Url.AbsolutePath.ShouldBe("/sign-in");
    }

    [Theory, EachDatabase]
    public async Task A_record_of_another_area_is_a_page_that_is_not_there(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var child = await host.RegisterAsync();
        var notice = await host.RecordAsync(Notice(Named()));
        using var client = await host.AsAsync(Roles.CaseManager, Wiltshire);
        foreach (var path in new[] { $"/children/{child}", $"/children/{child}/access", $"/children/{child}/change", $"/notices/{notice}", $"/cases/open?childId={child}" })
        {
            using var response = await client.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }
}
