using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Modules;

public sealed class SwitchingTests
{
    [Theory, EachDatabase]
    public async Task Every_workstream_goes_at_once_when_it_is_switched_off_and_comes_back_when_it_is_switched_on(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, options => options.WithAllModules());
        using var lead = await host.AsAsync(Roles.ServiceLead);
        foreach (var module in host.Services.GetRequiredService<ModuleCatalogue>().Workstreams)
        {
            var (role, entry) = await FirstMenuEntryAsync(host, module);
            using var person = await host.AsAsync(role);
            (await person.GetPageAsync(entry.Url)).Status.ShouldBe(HttpStatusCode.OK, entry.Url);
            (await person.GetPageAsync("/")).Texts(".govuk-service-navigation__link").ShouldContain(entry.Text);

            await SwitchByPageAsync(lead, module, "It is being tried.");
            var gone = await person.GetPageAsync(entry.Url);
            gone.Status.ShouldBe(HttpStatusCode.NotFound);
            gone.Text("h1").ShouldContain($"{module.DisplayName} is switched off");
            (await person.GetPageAsync("/")).Texts(".govuk-service-navigation__link").ShouldNotContain(entry.Text);
            using (var api = await person.GetAsync($"/api/{module.Name}/anything"))
            {
                api.StatusCode.ShouldBe(HttpStatusCode.NotFound);
                api.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            }

            await SwitchByPageAsync(lead, module, reason: null);
            (await person.GetPageAsync(entry.Url)).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory, EachDatabase]
    public async Task The_api_of_a_workstream_that_is_off_says_so_in_problem_details(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, options => options.WithAllModules());
        using var analyst = await host.AsAsync(Roles.Analyst);
        await host.SwitchAsync("csp-reporting", isEnabled: false);
        using var response = await analyst.GetAsync("/api/csp-reporting/reports/E06000030/2025Q4");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe("CSP reporting is switched off.");
    }

    [Theory, EachDatabase]
    public async Task Switching_off_needs_a_reason_and_says_beforehand_what_waits(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, options => options.WithAllModules());
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var page = await lead.GetPageAsync("/administration/modules/csp-reporting");
        page.Main.ShouldContain("Partner notice recorded, from Case management");
        page.Main.ShouldNotContain("case-management.");

        // Only who is on and hears from it, with what it would miss; and what stays.
        await host.SwitchAsync("participation", isEnabled: false);
        var others = (await lead.GetPageAsync("/administration/modules/knife-crime")).Main;
        others.ShouldContain("CSP reporting: Knife intervention completed");
        others.ShouldNotContain("Participation:");
        await host.SwitchAsync("participation", isEnabled: true);
        (await lead.GetPageAsync("/administration/modules/knife-crime")).Main.ShouldContain("Participation: Knife intervention completed");
        (await lead.GetPageAsync("/administration/modules/case-management")).Main.ShouldContain("Imports the rows of notice files");

        var refused = await lead.PostFormAsync(page, new() { ["Reason"] = "" });
        refused.Errors.ShouldHaveSingleItem().ShouldContain("Enter why");
        host.Services.GetRequiredService<IModuleSwitches>().IsEnabled("csp-reporting").ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task Each_workstream_starts_when_every_other_is_absent(DatabaseKind database)
    {
        foreach (var module in ModuleNames())
        {
            await using var host = await PlatformHost.StartAsync(database, options => options.Modules = new HashSet<string> { module });
            await host.DrainAsync();
            using var browser = await host.AsAsync(Roles.ServiceLead);
            (await browser.GetPageAsync("/administration/modules")).Status.ShouldBe(HttpStatusCode.OK, module);
        }
    }

    [Theory, EachDatabase]
    public async Task The_others_start_when_any_one_workstream_is_absent(DatabaseKind database)
    {
        foreach (var module in ModuleNames())
        {
            await using var host = await PlatformHost.StartAsync(database, options => options.Modules = ModuleNames().Where(n => n != module).ToHashSet());
            await host.DrainAsync();
            using var browser = await host.AsAsync(Roles.ServiceLead);
            (await browser.GetPageAsync("/")).Status.ShouldBe(HttpStatusCode.OK, module);
        }
    }

    private static List<string> ModuleNames() => Directory.GetDirectories(HostOutput.ModulesPath).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).ToList();

    private static async Task SwitchByPageAsync(PlatformClient lead, ModuleDescriptor module, string? reason)
    {
        var page = await lead.GetPageAsync($"/administration/modules/{module.Name}");
        var done = await lead.PostFormAsync(page, reason is null ? [] : new() { ["Reason"] = reason });
        done.Url.AbsolutePath.ShouldBe("/administration/modules", string.Join(" ", done.Errors));
    }

    /// <summary>A role that sees an entry of the module in the menu, and the entry.</summary>
    private static async Task<(string Role, Platform.Kernel.Web.MenuItem Entry)> FirstMenuEntryAsync(PlatformHost host, ModuleDescriptor module)
    {
        foreach (var (role, _) in Roles.All)
        {
            var entry = await host.InScopeOfAsync(role, [], async services =>
            {
                var own = new Platform.Kernel.Web.MenuConfigurationContext();
                foreach (var contributor in services.GetServices<Platform.Kernel.Web.IMenuContributor>().Where(m => m.GetType().Assembly == module.Assembly))
                    await contributor.ConfigureMenuAsync(own);
                return own.Items.FirstOrDefault(i => services.GetRequiredService<ICurrentUser>().HasPermission(i.RequiredPermission));
            });
            if (entry is not null)
                return (role, entry);
        }

        throw new InvalidOperationException($"No role sees an entry of {module.Name} in the menu.");
    }
}
