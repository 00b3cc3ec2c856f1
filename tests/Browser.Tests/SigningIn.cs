using System.Globalization;
using Microsoft.Playwright;
using Platform.Host.SignIn.SecondFactors;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>The steps of signing in, the pages about one's own account, and the warning before a session is over.</summary>
public sealed class SigningIn(Chromium chromium)
{
    [Fact]
    public async Task A_person_sets_up_a_second_factor_and_every_step_is_accessible_wide_and_narrow()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.Settings["SignIn:SecondFactor"] = "Required");
        var userName = await host.AddPersonAsync(Roles.ServiceLead);
        await using var lead = await Visitor.OpenAsync(chromium.Started, host.Url);
        var page = lead.Page;

        await page.GotoAsync("/account");
        await page.GetByLabel("User name").FillAsync(userName);
        var password = page.GetByLabel("Password", new() { Exact = true });
        await password.FillAsync(PlatformHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show password" }).ClickAsync();
        await Assertions.Expect(password).ToHaveAttributeAsync("type", "text");
        await LookAsync(lead, "sign-in-password-shown");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await page.GetByText("I cannot scan the code").ClickAsync();
        await LookAsync(lead, "second-factor-set-up");
        (await page.Locator(".app-qr-code").EvaluateAsync<int>("i => i.naturalWidth")).ShouldBeGreaterThan(0, "the policy kept the QR code from the page");
        var key = Base32.Decode((await page.Locator("#manual-key").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal));
        await page.GetByLabel("6-digit code").FillAsync(Totp.CodeAt(key, Totp.StepAt(host.Clock.GetUtcNow())));
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await LookAsync(lead, "recovery-codes");
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your account");
        await LookAsync(lead, "account");
        foreach (var path in new[] { "/account/password", "/account/second-factor", "/account/second-factor?replace=true", "/account/sessions", "/administration/api-clients", "/administration/api-clients/new" })
        {
            await page.GotoAsync(path);
            await LookAsync(lead, path[1..].Replace('/', '-').Replace('?', '-'));
        }

        lead.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Before_the_session_is_over_a_dialog_asks_and_one_key_keeps_the_person_signed_in()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        await using var lead = await Visitor.OpenAsync(chromium.Started, host.Url);
        var page = lead.Page;
        await lead.SignInAsync(await host.AddPersonAsync(Roles.ServiceLead));
        // The page's clock goes on as always and is moved on where a person would have waited for a quarter of an hour.
        await page.Clock.InstallAsync();
        await page.GotoAsync("/account/password");
        await page.GetByLabel("Current password").FillAsync("typed and not sent");
        var seconds = int.Parse((await page.Locator("#session-warning").GetAttributeAsync("data-seconds"))!, CultureInfo.InvariantCulture);
        var untilItAsks = (seconds - 100) * 1000;

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "You are about to be signed out" });
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await page.Clock.FastForwardAsync(untilItAsks);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        (await lead.AccessibilityFaultsAsync()).ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByLabel("Current password")).ToHaveValueAsync("typed and not sent");

        // Nobody is there: it leads to signing in, and back.
        await page.Clock.FastForwardAsync(untilItAsks);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await page.Clock.FastForwardAsync(101 * 1000);
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?timedOut=true&returnUrl=%2Faccount%2Fpassword$"), new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("You were signed out because nothing was done for a while");
        (await lead.AccessibilityFaultsAsync()).ShouldBeEmpty();
    }

    private static async Task LookAsync(Visitor visitor, string name)
    {
        await visitor.PictureAsync(name);
        (await visitor.AccessibilityFaultsAsync()).ShouldBeEmpty(name);
        await visitor.Page.SetViewportSizeAsync(320, 700);
        (await visitor.SidewaysAsync()).ShouldBe(0, name);
        await visitor.Page.SetViewportSizeAsync(1280, 900);
    }
}
