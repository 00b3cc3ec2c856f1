using Platform.Kernel.Security;

namespace Browser.Tests;

/// <summary>The pages where people, roles, agencies and cover are looked after, on a desk and on a phone.</summary>
public sealed class DirectoryWalk(Chromium chromium, RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task No_page_scrolls_sideways_or_has_a_fault_that_axe_finds(int width)
    {
        var host = platform.Host;
        await host.AddPersonAsync(Roles.CaseManager, "E06000030");
        await using var lead = await Visitor.OpenAsync(chromium.Started, host.Url, width: width);
        await lead.SignInAsync(platform.ServiceLead);
        await lead.Page.GotoAsync("/administration/people?role=case-manager");
        var person = await lead.Page.Locator("tbody th a").First.GetAttributeAsync("href");
        await lead.Page.GotoAsync(person!);
        var worksFor = await lead.Page.Locator("a[href*='/works-for/']").First.GetAttributeAsync("href");
        var cover = await lead.Page.Locator("a[href*='/cover?']").First.GetAttributeAsync("href");
        foreach (var (name, path) in new[]
        {
            ("people", "/administration/people"),
            ("people-new", "/administration/people/new"),
            ("person", person!),
            ("person-name", $"{person}/name"),
            ("person-password", $"{person}/password"),
            ("person-standing", $"{person}/standing"),
            ("person-works-for", worksFor!),
            ("person-cover", cover!),
            ("roles", "/administration/roles"),
            ("roles-compare", "/administration/roles/compare"),
            ("roles-new", "/administration/roles/new"),
            ("role", "/administration/roles/case-manager"),
            ("role-own", "/administration/roles/service-lead"),
            ("agencies", "/administration/agencies"),
            ("agencies-new", "/administration/agencies/new"),
            ("cover", "/cover"),
            ("working-for", "/working-for"),
        })
        {
            var answer = await lead.Page.GotoAsync(path);
            answer!.Status.ShouldBe(200, path);
            await lead.PictureAsync($"directory-{width}-{name}");
            (await lead.SidewaysAsync()).ShouldBe(0, path);
            (await lead.AccessibilityFaultsAsync()).ShouldBeEmpty(path);
        }

        lead.Complaints.ShouldBeEmpty();
    }
}
