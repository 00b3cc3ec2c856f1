using System.Net;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests;

public sealed class SignInTests
{
    [Theory, EachDatabase]
    public async Task A_person_signs_in_sees_home_and_signs_out(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database);
        using var browser = await host.AsAsync(Roles.ServiceLead);

        var home = await browser.GetPageAsync("/");
        home.Status.ShouldBe(HttpStatusCode.OK);
        home.Text("h1").ShouldBe("Hello, Test service-lead");

        await browser.PostFormAsync(home, [], "form[action='/sign-out']");
        (await browser.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
    }

    [Theory, EachDatabase]
    public async Task A_wrong_password_and_a_name_that_does_not_exist_get_the_same_sentence(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var browser = host.Anonymous();

        var page = await browser.GetPageAsync("/sign-in");
        var wrong = await browser.PostFormAsync(page, new() { ["Input.UserName"] = userName, ["Input.Password"] = "not this one at all" });
        var nobody = await browser.PostFormAsync(page, new() { ["Input.UserName"] = "nobody-here", ["Input.Password"] = "not this one at all" });

        wrong.Errors.ShouldHaveSingleItem().ShouldContain("not right");
        nobody.Errors.ShouldBe(wrong.Errors);
    }

    [Theory, EachDatabase]
    public async Task After_signing_in_a_person_lands_where_they_wanted_to_go_and_never_elsewhere(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database);
        var userName = await host.AddPersonAsync(Roles.ServiceLead);
        using var browser = host.Anonymous();

        var wanted = await browser.GetPageAsync("/administration/modules");
        var landed = await browser.PostFormAsync(wanted, new() { ["Input.UserName"] = userName, ["Input.Password"] = PlatformHost.Password });
        landed.Url.AbsolutePath.ShouldBe("/administration/modules");

        using var other = host.Anonymous();
        var lured = await other.GetPageAsync("/sign-in?returnUrl=https%3A%2F%2Fexample.org%2F");
        var stayed = await other.PostFormAsync(lured, new() { ["Input.UserName"] = userName, ["Input.Password"] = PlatformHost.Password });
        stayed.Url.Host.ShouldBe(host.Url.Host);
    }

    [Theory, EachDatabase]
    public async Task Ten_wrong_passwords_lock_the_account_for_a_while(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var browser = host.Anonymous();
        var page = await browser.GetPageAsync("/sign-in");
        for (var i = 0; i < 10; i++)
            await browser.PostFormAsync(page, new() { ["Input.UserName"] = userName, ["Input.Password"] = "wrong every time" });

        var right = await browser.PostFormAsync(page, new() { ["Input.UserName"] = userName, ["Input.Password"] = PlatformHost.Password });
        right.Errors.ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task Who_has_not_signed_in_is_led_to_the_sign_in_page(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database);
        using var browser = host.Anonymous();
        foreach (var path in AdministrationPages.Append("/"))
            (await browser.GetPageAsync(path)).Url.AbsolutePath.ShouldBe("/sign-in", path);
    }

    [Theory, EachDatabase]
    public async Task A_partner_agency_worker_is_refused_every_administration_page(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database);
        using var browser = await host.AsAsync(Roles.Partner);
        foreach (var path in AdministrationPages)
            (await browser.GetPageAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    private static readonly string[] AdministrationPages = ["/administration/modules", "/administration/events", "/administration/people", "/administration/people/new", "/administration/roles", "/administration/roles/new", "/administration/roles/compare", "/administration/agencies", "/administration/agencies/new", "/administration/settings", "/cover"];
}
