using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>From signing in to the pages where the platform is run: by mouse, by keyboard alone, on a phone, and without scripts.</summary>
public sealed class AdministrationWalk(Chromium chromium, RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    private readonly PlatformHost host = platform.Host;
    private readonly string userName = platform.ServiceLead;

    [Fact]
    public async Task By_mouse_a_service_lead_signs_in_switches_a_module_off_and_on_and_changes_a_setting()
    {
        await using var lead = await Visitor.OpenAsync(chromium.Started, host.Url);
        var page = lead.Page;
        await page.GotoAsync("/");
        await LookAsync(lead, "sign-in");
        await lead.SignInAsync(userName);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hello, Test service-lead");
        await LookAsync(lead, "home-of-a-service-lead");

        await page.GetByRole(AriaRole.Link, new() { Name = "Modules", Exact = true }).ClickAsync();
        await LookAsync(lead, "modules");
        await page.GetByRole(AriaRole.Link, new() { Name = "Switch off Knife-crime interventions" }).ClickAsync();
        await LookAsync(lead, "switch-off");

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^Error: "));
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await LookAsync(lead, "switch-off-without-a-reason");

        // The summary's link leads to the field.
        await page.Locator(".govuk-error-summary a").ClickAsync();
        var reason = page.GetByLabel("Why do you switch it off?");
        await Assertions.Expect(reason).ToBeFocusedAsync();
        await reason.FillAsync("The programme pauses over the summer.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert")).ToContainTextAsync("Knife-crime interventions is switched off.");
        await LookAsync(lead, "modules-one-off");

        await page.GetByRole(AriaRole.Link, new() { Name = "Switch on Knife-crime interventions" }).ClickAsync();
        await LookAsync(lead, "switch-on");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert")).ToContainTextAsync("Knife-crime interventions is switched on.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Settings", Exact = true }).ClickAsync();
        await LookAsync(lead, "settings");
        var setting = page.Locator("main form").First;
        var before = await setting.Locator(".govuk-input").InputValueAsync();
        await setting.Locator(".govuk-input").FillAsync("many");
        await setting.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        (await page.Locator(".govuk-form-group--error input").InputValueAsync()).ShouldBe("many");
        await page.Locator(".govuk-error-summary a").ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-form-group--error input")).ToBeFocusedAsync();
        await LookAsync(lead, "setting-that-is-no-number");
        await page.Locator(".govuk-form-group--error input").FillAsync(before);
        await page.Locator("main form:has(.govuk-form-group--error)").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert")).ToContainTextAsync("Saved.");

        await page.GetByRole(AriaRole.Link, new() { Name = "People", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(userName);
        await LookAsync(lead, "people");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        lead.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_system_administrator_sees_how_events_flow()
    {
        await using var administrator = await Visitor.OpenAsync(chromium.Started, host.Url);
        await administrator.SignInAsync(await host.AddPersonAsync(Roles.SystemAdministrator));
        await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Events", Exact = true }).ClickAsync();
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Events");
        await LookAsync(administrator, "events");
        administrator.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task By_keyboard_alone_a_service_lead_does_the_same()
    {
        await using var lead = await Visitor.OpenAsync(chromium.Started, host.Url);
        var page = lead.Page;
        var keyboard = page.Keyboard;
        await page.GotoAsync("/sign-in");

        // The first stop is the way past the menu.
        await keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" })).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await TabToAsync(lead, "User name");
        await keyboard.TypeAsync(userName);
        await TabToAsync(lead, "Password");
        await keyboard.TypeAsync(PlatformHost.Password);
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hello, Test service-lead");

        await FollowAsync(lead, "Modules", "/administration/modules");
        await FollowAsync(lead, "Switch off Victim services", "/administration/modules/victim-services");
        await TabToAsync(lead, "Why do you switch it off?");
        await keyboard.TypeAsync("By keyboard alone.");
        await TabToAsync(lead, "Switch off");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".moj-alert")).ToContainTextAsync("Victim services is switched off.");
        await FollowAsync(lead, "Switch on Victim services", "/administration/modules/victim-services");
        await TabToAsync(lead, "Switch on");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".moj-alert")).ToContainTextAsync("Victim services is switched on.");
        lead.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task At_320_pixels_no_page_scrolls_sideways_and_the_menu_opens()
    {
        await using var lead = await Visitor.OpenAsync(chromium.Started, host.Url, width: 320);
        await lead.SignInAsync(userName);
        foreach (var path in new[] { "/", "/administration/modules", "/administration/modules/csp-reporting", "/administration/settings", "/administration/people", "/help", "/about", "/accessibility", "/privacy", "/cookies" })
        {
            await lead.Page.GotoAsync(path);
            await lead.PictureAsync("phone-" + (path == "/" ? "home" : path.Trim('/').Replace('/', '-')));
            (await lead.SidewaysAsync()).ShouldBe(0, path);
        }

        await lead.Page.GotoAsync("/");
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await lead.PictureAsync("phone-menu");
        (await lead.SidewaysAsync()).ShouldBe(0, "the open menu");
        (await lead.AccessibilityFaultsAsync()).ShouldBeEmpty("the open menu");
        await lead.Page.GetByRole(AriaRole.Link, new() { Name = "People", Exact = true }).ClickAsync();
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("People");
        lead.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_everything_still_works()
    {
        await using var lead = await Visitor.OpenAsync(chromium.Started, host.Url, withScripts: false);
        var page = lead.Page;
        await lead.SignInAsync(userName);
        await page.GetByRole(AriaRole.Link, new() { Name = "Modules", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Switch off Participation" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await page.GetByLabel("Why do you switch it off?").FillAsync("Scripts are off, too.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert")).ToContainTextAsync("is switched off.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Switch on Participation" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert")).ToContainTextAsync("is switched on.");
        await lead.PictureAsync("modules-without-scripts");
        lead.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_print_says_who_printed_it_and_leaves_out_what_cannot_be_pressed()
    {
        await using var lead = await Visitor.OpenAsync(chromium.Started, host.Url);
        await lead.SignInAsync(userName);
        await lead.Page.GotoAsync("/administration/people");
        await Assertions.Expect(lead.Page.Locator(".app-print-only")).ToBeHiddenAsync();

        await lead.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(lead.Page.Locator(".app-print-only")).ToContainTextAsync("Printed by Test service-lead");
        await Assertions.Expect(lead.Page.Locator("nav[aria-label=Menu]")).ToBeHiddenAsync();
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeHiddenAsync();
        await lead.PictureAsync("print-people");
    }

    [Fact]
    public async Task The_accessibility_check_sees_a_fault_that_is_planted()
    {
        await using var lead = await Visitor.OpenAsync(chromium.Started, host.Url);
        await lead.Page.GotoAsync("/sign-in");
        (await lead.AccessibilityFaultsAsync()).ShouldBeEmpty();
        await lead.Page.EvaluateAsync("document.querySelector('label').remove()");
        (await lead.AccessibilityFaultsAsync()).ShouldHaveSingleItem().ShouldStartWith("label ");
    }

    /// <summary>Keeps a picture and lets axe look.</summary>
    private static async Task LookAsync(Visitor visitor, string name)
    {
        await visitor.PictureAsync(name);
        (await visitor.AccessibilityFaultsAsync()).ShouldBeEmpty(name);
    }

    /// <summary>
    /// Tabs to a link and presses Enter on it, once. The address is asked for until it is there: Playwright's WaitForURLAsync
    /// looks at it and listens only then, and misses a page that comes in between, as if the key had been lost.
    /// </summary>
    private static async Task FollowAsync(Visitor visitor, string name, string path)
    {
        await TabToAsync(visitor, name);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$"));
    }

    /// <summary>Presses Tab until what carries this label or text has the focus; it must be visible there.</summary>
    private static async Task TabToAsync(Visitor visitor, string name)
    {
        const string nameOfFocused = """
            () => {
              const e = document.activeElement;
              if (!e || e === document.body) return '';
              const text = e.labels && e.labels.length ? e.labels[0].textContent : e.textContent;
              return text.replace(/\s+/g, ' ').trim();
            }
            """;
        for (var presses = 0; presses < 80; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string>(nameOfFocused) != name)
                continue;
            var isVisible = await visitor.Page.EvaluateAsync<bool>("() => { const r = document.activeElement.getBoundingClientRect(); return r.width > 1 && r.bottom > 0 && r.top < innerHeight; }");
            isVisible.ShouldBeTrue($"'{name}' has the focus but is not in sight");
            return;
        }

        Assert.Fail($"'{name}' cannot be reached with the Tab key on {visitor.Page.Url}.");
    }
}

/// <summary>One host for the whole walk, with a service lead; each test leaves every module on.</summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    public PlatformHost Host { get; private set; } = null!;

    public string ServiceLead { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o =>
        {
            o.WithAllModules();
            o.RunsInBackground = true;
        });
        ServiceLead = await Host.AddPersonAsync(Roles.ServiceLead);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
