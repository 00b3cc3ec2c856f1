using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>The pages where a system administrator tells a workstream the past again, and the catalogue of events.</summary>
public sealed class EventsWalk(Chromium chromium, RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    private readonly PlatformHost host = platform.Host;

    [Fact]
    public async Task By_keyboard_a_system_administrator_reads_the_preview_and_has_csp_reporting_rebuilt()
    {
        await using var it = await Visitor.OpenAsync(chromium.Started, host.Url);
        await it.SignInAsync(await host.AddPersonAsync(Roles.SystemAdministrator));
        var page = it.Page;
        await page.GotoAsync("/administration/events");
        var again = page.GetByRole(AriaRole.Link, new() { Name = "Tell again CSP reporting" });
        await again.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tell CSP reporting the past again");
        await LookAsync(it, "replay-preview");

        // Nothing chosen, nothing said: the summary leads to the field.
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Tell it the past again" });
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^Error: "));
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await LookAsync(it, "replay-error");
        await page.GetByLabel("Empty what it built from events, and build it again").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByLabel("Why?").FocusAsync();
        await page.Keyboard.TypeAsync("By keyboard alone.");
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".moj-alert")).ToContainTextAsync("CSP reporting is being rebuilt.");
        await LookAsync(it, "events-with-a-replay");
        it.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task At_320_pixels_and_for_the_accessibility_check_the_pages_about_events_are_well()
    {
        await using var it = await Visitor.OpenAsync(chromium.Started, host.Url, width: 320);
        await it.SignInAsync(await host.AddPersonAsync(Roles.SystemAdministrator));
        foreach (var path in new[] { "/administration/events", "/administration/events/replay/focused-deterrence", "/administration/events/catalogue", "/administration/events/catalogue/case-management.partner-notice-recorded.v1", "/administration/modules/case-management" })
        {
            await it.Page.GotoAsync(path);
            await LookAsync(it, "phone-" + path.Trim('/').Replace('/', '-'));
            (await it.SidewaysAsync()).ShouldBe(0, path);
        }

        await it.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await it.Page.GetByRole(AriaRole.Link, new() { Name = "Event catalogue", Exact = true }).ClickAsync();
        await Assertions.Expect(it.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("What the workstreams tell each other");
        it.Complaints.ShouldBeEmpty();
    }

    private static async Task LookAsync(Visitor visitor, string name)
    {
        await visitor.PictureAsync(name);
        (await visitor.AccessibilityFaultsAsync()).ShouldBeEmpty(name);
    }
}
