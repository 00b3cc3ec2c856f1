using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Host.SignIn.SingleSignOn;
using Platform.Kernel.Security;
using Platform.Testing;

namespace SignIn.Tests;

public sealed class SingleSignOnTests
{
    [Theory, EachDatabase]
    public async Task A_person_comes_by_their_organisations_account_is_made_with_what_their_groups_give_and_leaves_both(DatabaseKind database)
    {
        await using var provider = new Provider();
        await using var host = await PlatformHost.StartAsync(database, provider.Configure);
        await provider.StartAsync(host);
        using var browser = host.Anonymous();

        (await browser.GetPageAsync("/sign-in")).Main.ShouldContain("Sign in with your organisation's account");
        var landed = await Provider.SignInAsync(browser, "nia", "/account/sessions");
        landed.Url.AbsolutePath.ShouldBe("/account/sessions", landed.Main);
        landed.Main.ShouldContain("with an organisation's account and a second factor");
        var made = await host.InScopeAsync(s => s.GetRequiredService<UserAccessReader>().FindAsync(host.IdOfAsync("nia.f").GetAwaiter().GetResult(), CancellationToken.None));
        made!.DisplayName.ShouldBe("Nia Fairweather");
        made.AgencyCode.ShouldBe("council");
        made.Areas.ShouldBe(["E06000030"]);
        made.Permissions.ShouldBe(host.Services.GetRequiredService<PermissionDefinitions>().DefaultsOf(Roles.CaseManager), ignoreOrder: true);

        var signedOut = await browser.PostFormAsync(landed, [], "form[action='/sign-out']");
        signedOut.Url.GetLeftPart(UriPartial.Authority).ShouldBe(provider.Issuer, "the provider was not asked to sign out");
        var back = await browser.PostFormAsync(signedOut, new() { ["logout"] = "yes" }, "form");
        back.Url.ShouldBe(new Uri(host.Url, "/sign-in"));
        (await browser.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/sign-in");

        // A second time it is the same person.
        using var again = host.Anonymous();
        (await Provider.SignInAsync(again, "nia")).Url.AbsolutePath.ShouldBe("/");
        await host.InScopeAsync(async s => (await s.GetRequiredService<HostDbContext>().ExternalLogins.CountAsync()).ShouldBe(1));

        // What the groups give them changes, and their history says so; a sign-in that changes nothing leaves no line.
        host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<SingleSignOnOptions>>().Value.Groups["case-managers"].Areas = ["E06000054"];
        using var moved = host.Anonymous();
        (await Provider.SignInAsync(moved, "nia")).Url.AbsolutePath.ShouldBe("/");
        var id = await host.IdOfAsync("nia.f");
        var history = await host.InScopeAsync(s => s.GetRequiredService<DirectoryHistory>().GetAsync(DirectoryHistory.Person(id), CancellationToken.None));
        history.Select(h => h.By).Distinct().ShouldBe(["The organisation’s sign-in"]);
        history.Select(h => h.Text).ShouldBe(
        [
            "Works for: council; Case manager; Swindon; no last day → council; Case manager; Wiltshire; no last day.",
            "Came by the organisation’s account. Works for council; Case manager; Swindon; no last day.",
        ]);
    }

    [Theory, EachDatabase]
    public async Task Who_signs_out_at_the_provider_is_signed_out_here_and_a_colleague_is_not(DatabaseKind database)
    {
        await using var provider = new Provider();
        await using var host = await PlatformHost.StartAsync(database, provider.Configure);
        await provider.StartAsync(host);
        using var nia = host.Anonymous();
        using var niasOtherBrowser = host.Anonymous();
        (await Provider.SignInAsync(nia, "nia", "/account")).Url.AbsolutePath.ShouldBe("/account");
        (await Provider.SignInAsync(niasOtherBrowser, "nia", "/account")).Url.AbsolutePath.ShouldBe("/account");

        // At the provider itself; this service is told by the provider, not by the browser.
        using var answer = await nia.Http.GetAsync(new Uri($"{provider.Issuer}/session/end"), TestContext.Current.CancellationToken);
        var page = new Page(answer.RequestMessage!.RequestUri!, answer.StatusCode, await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
        await nia.PostFormAsync(page, new() { ["logout"] = "yes" }, "form");

        (await nia.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/sign-in");
        (await niasOtherBrowser.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/account", "another session at the provider");
        (await host.InScopeAsync(s => s.GetRequiredService<HostDbContext>().Sessions.AsNoTracking().Where(x => x.EndedUtc != null).Select(x => x.EndedBecause).ToListAsync()))
            .ShouldBe([Platform.Host.SignIn.Sessions.SessionEnd.SignedOutAtProvider]);
        (await host.AuditAsync(nameof(EndSessionsByProvider))).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_a_second_factor_at_the_provider_one_is_asked_for_here()
    {
        await using var provider = new Provider();
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, provider.Configure);
        await provider.StartAsync(host);
        using var browser = host.Anonymous();
        (await Provider.SignInAsync(browser, "pwd")).Url.AbsolutePath.ShouldBe("/sign-in/second-factor");
        (await browser.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_group_or_after_they_were_deactivated_here()
    {
        await using var provider = new Provider();
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, provider.Configure);
        await provider.StartAsync(host);
        using var nobody = host.Anonymous();
        (await Provider.SignInAsync(nobody, "nobody")).Main.ShouldContain("gives no access here");
        (await nobody.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/sign-in");

        using var nia = host.Anonymous();
        (await Provider.SignInAsync(nia, "nia")).Url.AbsolutePath.ShouldBe("/");
        await host.ChangeUserAsync("nia.f", u => u.IsActive = false);
        using var later = host.Anonymous();
        (await Provider.SignInAsync(later, "nia")).Main.ShouldContain("gives no access here");
        (await later.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task A_person_who_is_here_is_linked_by_the_configured_claim_when_the_provider_has_checked_it()
    {
        await using var provider = new Provider();
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o =>
        {
            provider.Configure(o);
            o.Settings["SingleSignOn:LinkByClaim"] = "email";
        });
        await provider.StartAsync(host);
        var userName = await host.AddPersonAsync(Roles.Analyst);
        await host.ChangeUserAsync(userName, u => (u.UserName, u.NormalizedUserName) = ("ann@example.org", "ANN@EXAMPLE.ORG"));

        using var thief = host.Anonymous();
        (await Provider.SignInAsync(thief, "unchecked")).Main.ShouldContain("gives no access here");
        using var ann = host.Anonymous();
        var landed = await Provider.SignInAsync(ann, "ann", "/account");
        landed.Url.AbsolutePath.ShouldBe("/account");
        landed.Main.ShouldContain("ann@example.org");
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_refused()
    {
        await using var provider = new Provider();
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, provider.Configure);
        await provider.StartAsync(host);
        using var browser = host.Anonymous();

        (await browser.GetPageAsync("/sign-in/single-sign-on/answer?code=x&state=y")).Text("h1").ShouldBe("You could not be signed in");
        // A state of another attempt: somebody makes a victim sign in as them.
        await browser.GetPageAsync("/sign-in/single-sign-on");
        var forged = await browser.GetPageAsync("/sign-in/single-sign-on/answer?code=x&state=y");
        forged.Text("h1").ShouldBe("You could not be signed in");
        (await browser.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Without_a_provider_there_is_nothing_to_see()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        using var browser = host.Anonymous();
        (await browser.GetPageAsync("/sign-in")).Main.ShouldNotContain("Sign in with");
        (await browser.GetPageAsync("/sign-in/single-sign-on")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_provider_without_https_elsewhere_than_here_is_refused()
        => Should.Throw<InvalidOperationException>(() => new OpenIdConnectClient(Microsoft.Extensions.Options.Options.Create(new SingleSignOnOptions { Authority = "http://login.example.org" })));
}
