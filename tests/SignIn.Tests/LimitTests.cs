using System.Net;
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
