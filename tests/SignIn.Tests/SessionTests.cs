using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Host.SignIn.Sessions;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;
using Platform.Testing;

namespace SignIn.Tests;

public sealed class SessionTests
{
    private const string End = "form[action*='End']:has(input[name=session])";

    [Theory, EachDatabase]
    public async Task A_person_sees_where_they_are_signed_in_and_ends_the_others(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var here = host.Anonymous();
        using var office = host.Anonymous();
        using var train = host.Anonymous();
        office.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0");
        foreach (var browser in new[] { here, office, train })
            await browser.SignInAsync(userName, PlatformHost.Password);

        var page = await here.GetPageAsync("/account/sessions");
        page.Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(3);
        page.Main.ShouldContain("Firefox on Windows");
        page.Texts("main tbody tr").Count(t => t.Contains("This one", StringComparison.Ordinal)).ShouldBe(1);

        var left = await here.PostFormAsync(page, [], "main tbody tr:has(th:not(:has(strong))) " + End);
        left.Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(2);
        var alone = await here.PostFormAsync(left, [], "form[action*='EndOthers']");
        alone.Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        (await office.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
        (await train.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
        (await here.GetPageAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another_by_its_number()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        using var victim = await host.AsAsync(Roles.CaseManager);
        var session = await host.InScopeAsync(s => s.GetRequiredService<HostDbContext>().Sessions.Select(x => x.Id).SingleAsync());
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var other = host.Anonymous();
        using var second = host.Anonymous();
        await other.SignInAsync(userName, PlatformHost.Password);
        await second.SignInAsync(userName, PlatformHost.Password);

        var page = await other.GetPageAsync("/account/sessions");
        await other.PostFormAsync(page, new() { ["session"] = session.ToString() }, End);
        (await victim.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/");
        (await second.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task An_administrator_ends_somebodys_sessions_mid_session()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var person = host.Anonymous();
        await person.SignInAsync(userName, PlatformHost.Password);
        using var lead = await host.AsAsync(Roles.ServiceLead);

        var page = await lead.GetPageAsync($"/administration/people/{await host.IdOfAsync(userName)}/sign-in");
        page.Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        await lead.PostFormAsync(page, [], "form[action*='EndAll']");

        (await person.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
        await host.InScopeAsync(async services =>
        {
            var ended = await services.GetRequiredService<HostDbContext>().Sessions.SingleAsync(s => s.EndedUtc != null);
            ended.EndedBecause.ShouldBe(SessionEnd.EndedByAdministrator);
            ended.EndedBy.ShouldBe("Test service-lead");
        });
        (await host.AuditAsync(nameof(EndSessionsOf))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_another_node_ended_is_over_here_within_seconds()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        using var person = await host.AsAsync(Roles.CaseManager);
        (await person.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/");
        await host.InScopeAsync(s => s.GetRequiredService<HostDbContext>().Sessions.ExecuteUpdateAsync(x => x.SetProperty(y => y.EndedUtc, DateTime.UtcNow)));

        var until = DateTime.UtcNow.AddSeconds(10);
        while ((await person.GetPageAsync("/")).Url.AbsolutePath != "/sign-in")
        {
            DateTime.UtcNow.ShouldBeLessThan(until);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_session_ends_when_nothing_was_done_and_when_its_time_is_up_and_leads_back_to_where_the_person_was()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var userName = await host.AddPersonAsync(Roles.ServiceLead);
        using var person = host.Anonymous();
        await person.SignInAsync(userName, PlatformHost.Password);

        host.Clock.Advance(TimeSpan.FromMinutes(14));
        (await person.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/account");
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        (await person.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/account", "doing something did not count");
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        var page = await person.GetPageAsync("/administration/modules");
        page.Url.AbsolutePath.ShouldBe("/sign-in");
        var back = await person.PostFormAsync(page, new() { ["Input.UserName"] = userName, ["Input.Password"] = PlatformHost.Password });
        back.Url.AbsolutePath.ShouldBe("/administration/modules");

        for (var minutes = 0; minutes < 590; minutes += 10)
        {
            (await person.GetPageAsync("/account/stay")).Url.AbsolutePath.ShouldBe("/account/stay", $"after {minutes} minutes");
            host.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await person.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/sign-in");
        await host.InScopeAsync(async services => (await services.GetRequiredService<HostDbContext>().Sessions.OrderBy(s => s.StartedUtc).Select(s => s.EndedBecause).ToListAsync())
            .ShouldBe([SessionEnd.Idle, SessionEnd.TimeLimit]));
    }

    [Fact]
    public async Task A_service_lead_sets_how_long_a_session_may_idle_within_bounds_and_pages_say_it()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        await host.InScopeAsync(async services =>
        {
            var settings = services.GetRequiredService<ISettingProvider>();
            (await settings.SetAsync(SessionSettings.IdleMinutes, 31, CancellationToken.None)).ShouldNotBeNull();
            (await settings.SetAsync(SessionSettings.IdleMinutes, 5, CancellationToken.None)).ShouldBeNull();
        });
        using var person = await host.AsAsync(Roles.CaseManager);
        var start = host.Clock.GetUtcNow().UtcDateTime;
        host.Clock.SetUtc(start.AddSeconds(50));
        int.Parse((await person.GetPageAsync("/")).Document.QuerySelector("#session-warning")!.GetAttribute("data-seconds")!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeInRange(245, 250, "the page warns later than the session ends");
        host.Clock.SetUtc(start.AddMinutes(5.1));
        (await person.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Leaving_ends_every_session_and_signing_out_ends_the_one()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var one = host.Anonymous();
        using var two = host.Anonymous();
        await one.SignInAsync(userName, PlatformHost.Password);
        await two.SignInAsync(userName, PlatformHost.Password);

        await one.PostFormAsync(await one.GetPageAsync("/"), [], "form[action='/sign-out']");
        (await one.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
        (await two.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/");

        await host.ChangeUserAsync(userName, u => u.IsActive = false);
        await Task.Delay(TimeSpan.FromSeconds(5.5), TestContext.Current.CancellationToken);
        (await two.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("curl/8.5.0", "Unknown browser")]
    [InlineData(null, "Unknown browser")]
    public void A_browser_is_named_by_its_family(string? userAgent, string family) => BrowserFamily.Of(userAgent).ShouldBe(family);
}
