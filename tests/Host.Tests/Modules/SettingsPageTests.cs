using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Modules;

public sealed class SettingsPageTests
{
    [Theory, EachDatabase]
    public async Task Settings_stand_under_their_workstream_and_a_value_out_of_bounds_is_refused_in_its_field(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, options => options.WithAllModules());
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var page = await lead.GetPageAsync("/administration/settings");
        page.Status.ShouldBe(HttpStatusCode.OK);
        var names = host.Services.GetRequiredService<ModuleCatalogue>().Workstreams.Select(m => m.DisplayName).ToList();
        var headings = page.Texts("main h2");
        headings.ShouldNotBeEmpty();
        headings.ShouldBeSubsetOf([.. names, "The platform"]);
        headings.ShouldBeUnique();
        headings.Where(h => h != "The platform").ShouldBe(headings.Where(h => h != "The platform").Order(StringComparer.Ordinal));

        // Every form stands under a heading, and under the right one: the next heading before it is its module's.
        var field = page.Document.QuerySelector("form input[id^='value-VictimServices']")!;
        var above = field.Closest("form")!.PreviousElementSibling;
        while (above!.TagName != "H2")
            above = above.PreviousElementSibling;
        above.TextContent.ShouldBe("Victim services");
    }
}
