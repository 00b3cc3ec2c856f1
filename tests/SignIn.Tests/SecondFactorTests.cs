using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Host.SignIn.SecondFactors;
using Platform.Kernel.Security;
using Platform.Testing;

namespace SignIn.Tests;

public sealed class SecondFactorTests
{
    [Theory, EachDatabase]
    public async Task A_person_sets_up_an_app_gets_ten_codes_once_and_signs_in_with_it_from_then_on(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, o => o.AskForSecondFactor());
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var phone = host.Anonymous();

        var (key, codes) = await host.SetUpAppAsync(phone, userName);
        codes.Texts("#recovery-codes li").Distinct().Count().ShouldBe(10);
        (await phone.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in", "a session began before the codes were kept");
        (await phone.PostFormAsync(codes, [])).Url.AbsolutePath.ShouldBe("/");

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var later = host.Anonymous();
        var asked = await later.EnterPasswordAsync(userName, path: "/account");
        asked.Url.AbsolutePath.ShouldBe("/sign-in/code");
        (await later.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/sign-in", "a password alone opened a page");
        var wrong = await later.PostFormAsync(asked, new() { ["Input.Code"] = "000000" });
        wrong.Errors.ShouldHaveSingleItem().ShouldContain("not right");
        var account = await later.PostFormAsync(wrong, new() { ["Input.Code"] = host.CodeOf(key) });
        account.Url.AbsolutePath.ShouldBe("/account");
        account.Main.ShouldContain("10 recovery codes left");
    }

    [Fact]
    public async Task A_code_that_was_used_is_refused_and_so_is_a_recovery_code_the_second_time()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.AskForSecondFactor());
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var phone = host.Anonymous();
        var (key, codes) = await host.SetUpAppAsync(phone, userName);

        // The code that confirmed the app is used up; the clock has not moved.
        host.Clock.SetUtc(host.Clock.GetUtcNow().UtcDateTime);
        using var thief = host.Anonymous();
        var page = await thief.EnterPasswordAsync(userName);
        (await thief.PostFormAsync(page, new() { ["Input.Code"] = host.CodeOf(key) })).Errors.ShouldHaveSingleItem();

        var code = codes.Texts("#recovery-codes li")[3];
        var recovery = await thief.GetPageAsync("/sign-in/code?recovery=true");
        (await thief.PostFormAsync(recovery, new() { ["Input.Code"] = code.ToLowerInvariant() })).Url.AbsolutePath.ShouldBe("/");
        using var again = host.Anonymous();
        await again.EnterPasswordAsync(userName);
        recovery = await again.GetPageAsync("/sign-in/code?recovery=true");
        (await again.PostFormAsync(recovery, new() { ["Input.Code"] = code })).Errors.ShouldHaveSingleItem().ShouldContain("used before");
    }

    [Fact]
    public async Task Ten_wrong_codes_close_the_account_though_the_password_was_right_each_time()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.AskForSecondFactor());
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var phone = host.Anonymous();
        var (key, _) = await host.SetUpAppAsync(phone, userName);

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var thief = host.Anonymous();
        for (var i = 0; i < 10; i++)
        {
            var asked = await thief.EnterPasswordAsync(userName);
            await thief.PostFormAsync(asked, new() { ["Input.Code"] = "000000" });
        }

        (await thief.EnterPasswordAsync(userName)).Errors.ShouldHaveSingleItem().ShouldContain("too many attempts");
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        var open = await thief.EnterPasswordAsync(userName);
        (await thief.PostFormAsync(open, new() { ["Input.Code"] = host.CodeOf(key) })).Url.AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task An_administrator_resets_a_lost_app_with_a_reason_it_is_audited_and_never_their_own()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var person = host.Anonymous();
        await person.SignInAsync(userName, PlatformHost.Password);
        var page = await person.GetPageAsync("/account/second-factor");
        var key = Flow.KeyOf(page);
        var refused = await person.PostFormAsync(page, new() { ["Input.Code"] = host.CodeOf(key), ["Input.Password"] = "not it" });
        refused.Errors.ShouldHaveSingleItem().ShouldContain("password");
        Flow.KeyOf(refused).ShouldBe(key, "a mistake made another key");
        (await person.PostFormAsync(refused, new() { ["Input.Code"] = host.CodeOf(key), ["Input.Password"] = PlatformHost.Password })).Text("h1").ShouldBe("Your recovery codes");

        var id = await host.IdOfAsync(userName);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var theirs = await lead.GetPageAsync($"/administration/people/{id}/sign-in");
        var reset = "form[action*='Reset']";
        (await lead.PostFormAsync(theirs, new() { ["Reason"] = "" }, reset)).Errors.ShouldHaveSingleItem().ShouldContain("how you know");
        var done = await lead.PostFormAsync(theirs, new() { ["Reason"] = "Rang her on the number in the directory" }, reset);
        done.Texts(".govuk-summary-list__row").ShouldContain(r => r.StartsWith("Second factor", StringComparison.Ordinal) && r.Contains("Not set up", StringComparison.Ordinal));
        (await person.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in", "their session goes on");
        (await host.AuditAsync(nameof(ResetSecondFactor))).ShouldHaveSingleItem().Reason.ShouldBe("Rang her on the number in the directory");

        using var worker = await host.AsAsync(Roles.CaseManager);
        (await worker.GetPageAsync($"/administration/people/{id}/sign-in")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_looks_after_one_agency_resets_nobody_of_another_and_nobody_with_more_rights()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var lead = await host.IdOfAsync(await host.AddPersonAsync(Roles.ServiceLead));
        var worker = await host.IdOfAsync(await host.AddPersonAsync(Roles.CaseManager));
        var stranger = await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<HostDbContext>();
            var user = UserFactory.Create(services, "elsewhere", "Works elsewhere", "another-agency", [Roles.CaseManager], ["all"]);
            db.Users.Add(user);
            foreach (var id in new[] { lead, worker })
                db.SecondFactors.Add(new SecondFactor { UserId = id, ConfirmedUtc = DateTime.UtcNow });
            await db.SaveChangesAsync();
            return user.Id;
        });

        using var manager = await host.AsAsync(Roles.OperationsManager);
        (await manager.GetPageAsync($"/administration/people/{stranger}/sign-in")).Status.ShouldBe(HttpStatusCode.NotFound);
        const string Reset = "form[action*='Reset']";
        var refused = await manager.PostFormAsync(await manager.GetPageAsync($"/administration/people/{lead}/sign-in"), new() { ["Reason"] = "Says so" }, Reset);
        refused.Errors.ShouldHaveSingleItem().ShouldContain("a role that you may not give");
        (await host.AuditAsync(nameof(ResetSecondFactor))).ShouldBeEmpty();
        await manager.PostFormAsync(await manager.GetPageAsync($"/administration/people/{worker}/sign-in"), new() { ["Reason"] = "Came to my desk" }, Reset);
        (await host.AuditAsync(nameof(ResetSecondFactor))).ShouldHaveSingleItem().RecordId.ShouldBe(worker);
    }

    [Fact]
    public async Task A_role_that_asks_for_none_signs_in_with_a_password_alone()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.AskForSecondFactor());
        await host.InScopeAsync(services => services.GetRequiredService<HostDbContext>().Roles.Where(r => r.Name == Roles.Analyst).ExecuteUpdateAsync(r => r.SetProperty(x => x.RequiresSecondFactor, false)));
        using var browser = host.Anonymous();
        (await browser.EnterPasswordAsync(await host.AddPersonAsync(Roles.Analyst))).Url.AbsolutePath.ShouldBe("/");
        (await browser.EnterPasswordAsync(await host.AddPersonAsync(Roles.SystemAdministrator), path: "/sign-out")).Url.AbsolutePath.ShouldNotBe("/");
    }

    [Fact]
    public async Task The_database_alone_holds_neither_a_key_nor_a_recovery_code()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.AskForSecondFactor());
        using var phone = host.Anonymous();
        var (key, codes) = await host.SetUpAppAsync(phone, await host.AddPersonAsync(Roles.CaseManager));
        await host.InScopeAsync(async services =>
        {
            var factor = await services.GetRequiredService<HostDbContext>().SecondFactors.Include(f => f.RecoveryCodes).SingleAsync();
            factor.ProtectedKey.ShouldNotBeNull();
            factor.ProtectedKey.ShouldNotContain(Base32.Encode(key));
            var shown = codes.Texts("#recovery-codes li").SelectMany(c => new[] { c, c.Replace("-", "", StringComparison.Ordinal) }).ToList();
            factor.RecoveryCodes.ShouldAllBe(c => !shown.Any(s => c.Hash.Contains(s, StringComparison.OrdinalIgnoreCase)));
        });
    }

    [Fact]
    public async Task An_installation_asks_for_it_unless_it_says_otherwise()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.Settings["SignIn:SecondFactor"] = null);
        using var browser = host.Anonymous();
        (await browser.EnterPasswordAsync(await host.AddPersonAsync(Roles.ServiceLead))).Url.AbsolutePath.ShouldBe("/sign-in/second-factor");
    }
}
