using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Testing;
using static Host.Tests.People.Directory;

namespace Host.Tests.People;

/// <summary>Nobody gives what they may not give, and nobody changes their own access.</summary>
public sealed class DelegationTests
{
    [Theory, EachDatabase]
    public async Task A_manager_looks_after_the_people_of_their_own_agency_within_the_roles_and_areas_that_they_may_give(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var manager = await host.AddAsync("manager", Works(Youth, Roles.OperationsManager, Swindon));
        var worker = await host.AddAsync("worker", Works(Youth, Roles.CaseManager, Swindon));
        var lead = await host.AddAsync("lead", Works(Youth, Roles.ServiceLead));
        var officer = await host.AddAsync("officer", Works(Police, Roles.Partner));
        var elsewhere = await host.AddAsync("elsewhere", Works(Youth, Roles.CaseManager, Wiltshire));

        var seen = await host.AsAsync(manager, new GetPeople(null));
        seen.People.Select(p => p.UserName).ShouldBe(["elsewhere", "lead", "manager", "worker"]);
        (await host.AsAsync(manager, new GetPerson(officer))).ShouldBeNull();

        (await host.AsAsync(manager, new CreatePerson("new", "New", Works(Youth, Roles.CaseManager, Swindon)))).Sentence().ShouldBe("");
        (await host.AsAsync(manager, new CreatePerson("new2", "New", Works(Police, Roles.CaseManager, Swindon)))).Sentence().ShouldBe("Choose an agency that you look after");
        (await host.AsAsync(manager, new CreatePerson("new3", "New", Works(Youth, Roles.ServiceLead, Swindon)))).Sentence().ShouldBe("You may not give the role “Service lead”. Ask a service lead");
        (await host.AsAsync(manager, new CreatePerson("new4", "New", Works(Youth, Roles.CaseManager, Wiltshire)))).Sentence().ShouldStartWith("Choose only areas that are your own");
        (await host.AsAsync(manager, new CreatePerson("new5", "New", Works(Youth, Roles.CaseManager)))).Sentence().ShouldStartWith("Choose only areas that are your own");
        (await host.AsAsync(manager, new CreatePerson("new6", "New", Works(Youth, Roles.CaseManager, Swindon), "a password of mine"))).Succeeded.ShouldBeFalse();

        // A password is a way in: who may not give the role may not make one either.
        (await host.AsAsync(manager, new SetPassword(lead))).Sentence().ShouldContain("a role that you may not give");
        (await host.AsAsync(manager, new SetStanding(lead, false))).Sentence().ShouldContain("a role that you may not give");
        (await host.AsAsync(manager, new SetPassword(elsewhere))).Sentence().ShouldContain("areas that are not yours");
        (await host.AsAsync(manager, new SetPassword(officer))).Sentence().ShouldBe(Result.NotFound().Errors[0].Message);
        (await host.AsAsync(manager, new SetPassword(worker))).Succeeded.ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task Nobody_changes_their_own_roles_areas_password_or_standing(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var lead = await host.AddAsync("lead", Works(Youth, Roles.ServiceLead));
        await host.AddAsync("lead2", Works(Youth, Roles.ServiceLead));
        var own = (await host.MembershipsAsync(lead)).Single();

        (await host.AsAsync(lead, new SaveMembership(lead, own.Id, own.Version, Works(Youth, Roles.CaseManager)))).Sentence().ShouldStartWith("You cannot change your own roles or areas");
        (await host.AsAsync(lead, new SaveMembership(lead, null, 0, Works(Police, Roles.CaseManager)))).Sentence().ShouldStartWith("You cannot change your own roles or areas");
        (await host.AsAsync(lead, new EndMembership(lead, own.Id, own.Version))).Sentence().ShouldStartWith("You cannot change your own roles or areas");
        (await host.AsAsync(lead, new SetStanding(lead, false))).Sentence().ShouldStartWith("You cannot change your own access");
        (await host.AsAsync(lead, new SetPassword(lead))).Sentence().ShouldContain("your account page");
        (await host.MembershipsAsync(lead)).Single().Roles.Single().RoleName.ShouldBe(Roles.ServiceLead);
    }

    [Theory, EachDatabase]
    public async Task The_last_person_who_may_change_roles_stays(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var lead = await host.AddAsync("lead", Works(Youth, Roles.ServiceLead));
        var it = await host.AddAsync("it", Works(Youth, Roles.SystemAdministrator));
        var membership = (await host.MembershipsAsync(lead)).Single();
        const string sentence = "This would leave nobody who may change roles.";

        (await host.AsAsync(it, new SetStanding(lead, false))).Sentence().ShouldStartWith(sentence);
        (await host.AsAsync(it, new SaveMembership(lead, membership.Id, membership.Version, Works(Youth, Roles.CaseManager)))).Sentence().ShouldStartWith(sentence);
        (await host.AsAsync(it, new SaveMembership(lead, membership.Id, membership.Version, Works(Youth, Roles.ServiceLead) with { EndsOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(9) }))).Sentence().ShouldStartWith(sentence);
        (await host.AsAsync(it, new EndMembership(lead, membership.Id, membership.Version))).Sentence().ShouldStartWith(sentence);
        var role = (await host.AsAsync(lead, new GetRole(Roles.ServiceLead)))!;
        (await host.AsAsync(lead, new SaveRole(role.Name, role.Version, role.DisplayName, role.Permissions.Where(p => p != "Host.Roles").ToList(), role.Grantable))).Sentence().ShouldStartWith(sentence);
        (await host.AccessAsync(lead))!.Permissions.ShouldContain("Host.Roles");

        await host.AddAsync("lead2", Works(Police, Roles.ServiceLead));
        (await host.AsAsync(it, new SetStanding(lead, false))).Sentence().ShouldBe("");
        (await host.AccessAsync(lead)).ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task A_permission_that_is_taken_away_stops_mid_session_and_no_start_gives_it_back(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var lead = await host.AddAsync("lead", Works(Youth, Roles.ServiceLead));
        await host.AddAsync("it", Works(Youth, Roles.SystemAdministrator));
        using var browser = await host.BrowserAsync("it");
        (await browser.GetPageAsync("/administration/events")).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        var role = (await host.AsAsync(lead, new GetRole(Roles.SystemAdministrator)))!;
        var fewer = role.Permissions.Where(p => p != "Host.Events").ToList();
        (await host.AsAsync(lead, new SaveRole(role.Name, role.Version, role.DisplayName, fewer, role.Grantable))).Sentence().ShouldBe("");
        (await browser.GetPageAsync("/administration/events")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);

        await host.InScopeAsync(services => services.GetServices<IDataSeedContributor>().OfType<DirectorySeed>().Single().SeedAsync(CancellationToken.None));
        (await host.AsAsync(lead, new GetRole(Roles.SystemAdministrator)))!.Permissions.ShouldNotContain("Host.Events");

        (await host.AsAsync(lead, new SaveRole(role.Name, role.Version, role.DisplayName, role.Permissions, role.Grantable))).Sentence().ShouldStartWith("Somebody else changed this");
    }

    [Theory, EachDatabase]
    public async Task Nobody_adds_to_a_role_that_they_hold_or_what_they_may_not_give(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var lead = await host.AddAsync("lead", Works(Youth, Roles.ServiceLead));
        var own = (await host.AsAsync(lead, new GetRole(Roles.ServiceLead)))!;
        (await host.AsAsync(lead, new SaveRole(own.Name, own.Version, own.DisplayName, [.. own.Permissions, "Host.Events"], own.Grantable))).Sentence().ShouldStartWith("You hold this role, so you cannot add to it");
        (await host.AsSystemAsync(new SaveRole(own.Name, own.Version, own.DisplayName, [.. own.Permissions, "Host.Events"], own.Grantable))).Sentence().ShouldBe("");

        // Somebody who may change roles, and may give case managers alone.
        (await host.AsSystemAsync(new CreateRole("Grid keeper", null))).Value.ShouldBe("grid-keeper");
        (await host.AsSystemAsync(new SaveRole("grid-keeper", 0, "Grid keeper", ["Host.Roles"], [Roles.CaseManager]))).Sentence().ShouldBe("");
        var keeper = await host.AddAsync("keeper", Works(Youth, "grid-keeper"));
        var caseManager = (await host.AsAsync(keeper, new GetRole(Roles.CaseManager)))!;
        (await host.AsAsync(keeper, new SaveRole(caseManager.Name, caseManager.Version, caseManager.DisplayName, [.. caseManager.Permissions, "Host.Events"], []))).Sentence().ShouldStartWith("You may not give “See the event log");
        (await host.AsAsync(keeper, new SaveRole(caseManager.Name, caseManager.Version, caseManager.DisplayName, caseManager.Permissions, [Roles.ServiceLead]))).Sentence().ShouldStartWith("You may not give the role “Service lead”");
        var partner = (await host.AsAsync(keeper, new GetRole(Roles.Partner)))!;
        (await host.AsAsync(keeper, new SaveRole(partner.Name, partner.Version, partner.DisplayName, [], []))).Sentence().ShouldStartWith("You may change only roles that you may give");
    }

    [Theory, EachDatabase]
    public async Task A_role_is_made_like_another_and_retired_when_nobody_holds_it(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var lead = await host.AddAsync("lead", Works(Youth, Roles.ServiceLead));
        (await host.AsAsync(lead, new CreateRole("Night desk", Roles.SystemAdministrator))).Value.ShouldBe("night-desk");
        (await host.AsAsync(lead, new CreateRole("night DESK", null))).Sentence().ShouldStartWith("Another role has this name");

        var worker = await host.AddAsync("worker", Works(Youth, "night-desk"));
        (await host.AccessAsync(worker))!.Permissions.ShouldContain("Host.Events");
        (await host.AsAsync(lead, new RetireRole("night-desk", 0, true))).Sentence().ShouldStartWith("People still hold this role");

        var membership = (await host.MembershipsAsync(worker)).Single();
        (await host.AsAsync(lead, new SaveMembership(worker, membership.Id, membership.Version, Works(Youth, Roles.CaseManager)))).Sentence().ShouldBe("");
        (await host.AsAsync(lead, new RetireRole("night-desk", 0, true))).Sentence().ShouldBe("");
        (await host.AsAsync(lead, new CreatePerson("late", "Late", Works(Youth, "night-desk")))).Sentence().ShouldStartWith("There is no role");
    }

    [Theory, EachDatabase]
    public async Task Every_change_of_a_person_is_in_the_audit_trail_and_in_words_on_their_page(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var lead = await host.AddAsync("lead", Works(Youth, Roles.ServiceLead));
        var worker = (await host.AsAsync(lead, new CreatePerson("worker", "Worker", Works(Youth, Roles.CaseManager, Swindon)))).Value;
        var membership = (await host.MembershipsAsync(worker)).Single();
        await host.AsAsync(lead, new SaveMembership(worker, membership.Id, membership.Version, Works(Youth, Roles.CaseManager, Swindon, Wiltshire)));
        await host.AsAsync(lead, new SetStanding(worker, false));

        var actions = await host.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Audit
            .Where(a => a.RecordType == "person" && a.RecordId == worker && a.UserId == lead).Select(a => a.Action).ToListAsync());
        actions.Order().ShouldBe(["CreatePerson", "SaveMembership", "SetStanding"]);
        var changes = (await host.AsAsync(lead, new GetPerson(worker)))!.Changes.Select(c => c.Text).ToList();
        changes[0].ShouldBe("Has left, and can no longer sign in.");
        changes[1].ShouldBe("Works for: Youth service; Case manager; Swindon; no last day → Youth service; Case manager; Swindon, Wiltshire; no last day.");
    }
}
