using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Testing;
using static Host.Tests.People.Directory;

namespace Host.Tests.People;

/// <summary>People of several agencies, and access that ends on a date.</summary>
public sealed class MembershipTests
{
    [Theory, EachDatabase]
    public async Task Somebody_of_two_agencies_has_the_rights_of_the_one_that_they_work_for_now(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await host.AddAsync("both", Works(Police, Roles.Partner, Wiltshire), Works(Youth, Roles.ServiceLead));
        using var browser = await host.BrowserAsync("both");
        var home = await browser.GetPageAsync("/");
        home.Text(".app-account").ShouldContain("both, Police");
        (await browser.GetPageAsync("/administration/roles")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var choice = await browser.GetPageAsync("/working-for");
        choice.Texts(".govuk-radios__label").ShouldBe(["Police", "Youth service"]);
        var youth = choice.Document.QuerySelectorAll("input[type=radio]")[1].GetAttribute("value");
        var after = await browser.PostFormAsync(choice, new() { ["Membership"] = youth });
        after.Text(".app-account").ShouldContain("both, Youth service");
        (await browser.GetPageAsync("/administration/roles")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_made_up_choice_of_agency_gives_nothing()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var lead = await host.AddAsync("lead", Works(Youth, Roles.ServiceLead));
        var worker = await host.AddAsync("worker", Works(Youth, Roles.CaseManager, Swindon));
        var others = (await host.MembershipsAsync(lead)).Single().Id;
        var access = (await host.AccessAsync(worker, others))!;
        access.Permissions.ShouldNotContain("Host.Roles");
        access.Areas.ShouldBe([Swindon]);
    }

    [Theory, EachDatabase]
    public async Task A_membership_stops_at_midnight_after_its_last_day_in_the_middle_of_a_session(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        host.Clock.SetUtc(new DateTime(2027, 1, 15, 23, 56, 0, DateTimeKind.Utc));
        var person = await host.AddAsync("guest", Works(Youth, Roles.ServiceLead) with { EndsOn = new DateOnly(2027, 1, 15) });
        using var browser = await host.BrowserAsync("guest");
        (await browser.GetPageAsync("/administration/settings")).Status.ShouldBe(HttpStatusCode.OK);

        host.Clock.Advance(TimeSpan.FromMinutes(8));
        (await browser.GetPageAsync("/administration/settings")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var access = (await host.AccessAsync(person))!;
        access.Permissions.ShouldBeEmpty();
        access.HasAllAreas.ShouldBeFalse();
        access.AgencyCode.ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task Somebody_works_for_an_agency_once_at_a_time(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var person = await host.AddAsync("worker", Works(Youth, Roles.CaseManager) with { EndsOn = today.AddDays(10) });
        (await host.AsSystemAsync(new SaveMembership(person, null, 0, Works(Youth, Roles.Partner) with { StartsOn = today.AddDays(10) }))).Sentence().ShouldContain("works for this agency already on some of these days");
        (await host.AsSystemAsync(new SaveMembership(person, null, 0, Works(Youth, Roles.Partner) with { StartsOn = today.AddDays(11) }))).Sentence().ShouldBe("");
        (await host.AsSystemAsync(new SaveMembership(person, null, 0, Works(Police, Roles.Partner) with { StartsOn = today, EndsOn = today.AddDays(-1) }))).Sentence().ShouldContain("The last day must be the first day or later");
    }

    /// <summary>What an installation of before has is a person's first membership after.</summary>
    [Theory, EachDatabase]
    public async Task The_agency_roles_and_areas_of_before_become_a_membership(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var kernel = ModelRules.CreateContext<KernelDbContext>(database.Provider))
            await kernel.Database.MigrateAsync();
        var id = Guid.CreateVersion7();
        await using (var before = ModelRules.CreateContext<HostDbContext>(database.Provider))
        {
            await before.GetService<IMigrator>().MigrateAsync("20261122080645_Initial");
            await before.Database.ExecuteSqlAsync($"""INSERT INTO "host_Role" ("Name", "DisplayName") VALUES ({"case-manager"}, {"Case manager"})""");
            await before.Database.ExecuteSqlAsync($"""
                INSERT INTO "host_User" ("Id", "UserName", "NormalizedUserName", "DisplayName", "SecurityStamp", "ConcurrencyStamp", "AccessFailedCount", "AgencyCode", "HasAllAreas", "IsActive", "CreatedUtc")
                VALUES ({id}, {"bethan"}, {"BETHAN"}, {"Bethan"}, {"s"}, {"c"}, {0}, {"demo-yjs"}, {false}, {true}, {new DateTime(2026, 6, 1, 9, 0, 0, DateTimeKind.Utc)})
                """);
            await before.Database.ExecuteSqlAsync($"""INSERT INTO "host_UserRole" ("UserId", "RoleName") VALUES ({id}, {"case-manager"})""");
            await before.Database.ExecuteSqlAsync($"""INSERT INTO "host_UserArea" ("UserId", "AreaCode") VALUES ({id}, {Swindon})""");
        }

        await using var after = ModelRules.CreateContext<HostDbContext>(database.Provider);
        await after.Database.MigrateAsync();
        var person = await after.Users.Include(u => u.Memberships).ThenInclude(m => m.Roles).Include(u => u.Memberships).ThenInclude(m => m.Areas).SingleAsync();
        person.Id.ShouldBe(id);
        person.MustChangePassword.ShouldBeFalse();
        var membership = person.Memberships.ShouldHaveSingleItem();
        (membership.AgencyCode, membership.HasAllAreas, membership.EndsOn).ShouldBe(("demo-yjs", false, null));
        membership.Roles.Single().RoleName.ShouldBe("case-manager");
        membership.Areas.Single().AreaCode.ShouldBe(Swindon);
    }
}
