using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Host.SignIn.Limits;
using Platform.Kernel.Security;
using Platform.Testing;

namespace SignIn.Tests;

public sealed class LimitTests
{
    [Fact]
    public async Task Too_many_attempts_in_a_minute_are_answered_with_a_plain_page_and_when_to_come_back()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.Settings["RateLimits:SignInPerMinute"] = "2");
        using var browser = host.Anonymous();
        var page = await browser.GetPageAsync("/sign-in");
        Page answer = page;
        for (var i = 0; i < 3; i++)
            answer = await browser.PostFormAsync(page, new() { ["Input.UserName"] = "x", ["Input.Password"] = "y" });
        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Text("h1").ShouldBe("Too many requests");
        (await browser.GetPageAsync("/sign-in")).Status.ShouldBe(HttpStatusCode.OK, "reading the page is no attempt");

        using var response = await browser.Http.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
    }

    [Fact]
    public async Task One_person_who_asks_without_end_is_held_back_and_a_colleague_at_the_same_address_is_not()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.Settings["RateLimits:PersonPerMinute"] = "5");
        using var eager = await host.AsAsync(Roles.CaseManager);
        using var colleague = await host.AsAsync(Roles.CaseManager);
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 6; i++)
            last = (await eager.GetAsync("/account")).StatusCode;
        last.ShouldBe(HttpStatusCode.TooManyRequests);
        (await colleague.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Limits_and_the_lock_out_of_an_address_hold_over_two_nodes_of_one_database_and_cost_nothing_in_every_days_use()
    {
        await using var first = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, Limit);
        await using var second = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, o =>
        {
            Limit(o);
            o.Database = first.Database;
        });
        // One minute that does not end while the test runs.
        first.Clock.SetDay(new DateOnly(2026, 6, 10));
        second.Clock.SetDay(new DateOnly(2026, 6, 10));
        var userName = await first.AddPersonAsync(Roles.CaseManager);
        using var here = first.Anonymous();
        using var there = second.Anonymous();
        await here.SignInAsync(userName, PlatformHost.Password);
        await there.SignInAsync(userName, PlatformHost.Password);

        // A page now and then is not worth a statement.
        (await ExchangeAsync(first)).ShouldBe(0);

        (await AskAsync(here, 60)).ShouldBe(60);
        (await ExchangeAsync(first)).ShouldBe(1);
        (await AskAsync(there, 20)).ShouldBe(20);
        (await ExchangeAsync(second)).ShouldBe(1);
        (await AskAsync(there, 40)).ShouldBeInRange(10, 20, "both nodes together answer what one may");
        (await there.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        for (var i = 0; i < 2; i++)
        {
            using var guesser = first.Anonymous();
            await guesser.EnterPasswordAsync($"nobody-{i}", "one password for all");
            using var guesserThere = second.Anonymous();
            await guesserThere.EnterPasswordAsync($"nobody-too-{i}", "one password for all");
        }

        using var late = second.Anonymous();
        (await late.EnterPasswordAsync(userName)).Errors.ShouldHaveSingleItem().ShouldContain("from your network");
        (await first.InScopeAsync(s => s.GetRequiredService<HostDbContext>().FailedAddresses.AsNoTracking().Select(f => f.Id).ToListAsync())).ShouldHaveSingleItem().ShouldNotContain("127.0.0.1");

        static void Limit(PlatformHostOptions options)
        {
            options.Settings["RateLimits:PersonPerMinute"] = "100";
            options.Settings["RateLimits:FailedSignInsPerAddress"] = "4";
        }

        static async Task<int> AskAsync(PlatformClient browser, int times)
        {
            var answered = 0;
            for (var i = 0; i < times; i++)
                answered += (await browser.GetAsync("/account")).StatusCode == HttpStatusCode.OK ? 1 : 0;
            return answered;
        }

        static Task<int> ExchangeAsync(PlatformHost host) => host.InScopeAsync(s => s.GetRequiredService<SharedWindows>().ExchangeAsync(s.GetRequiredService<HostDbContext>(), CancellationToken.None));
    }

    [Fact]
    public async Task Who_tries_one_password_on_many_accounts_is_stopped_by_address_for_a_while()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.Settings["RateLimits:FailedSignInsPerAddress"] = "4");
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var browser = host.Anonymous();
        for (var i = 0; i < 4; i++)
            await browser.EnterPasswordAsync($"somebody-{i}", "one password for all");
        (await browser.EnterPasswordAsync(userName)).Errors.ShouldHaveSingleItem().ShouldContain("from your network");
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        (await browser.EnterPasswordAsync(userName)).Url.AbsolutePath.ShouldBe("/");
    }
}
